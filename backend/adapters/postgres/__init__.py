"""PostgreSQL: rows, migrations and the named queries over them."""
