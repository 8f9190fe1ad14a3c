"""IMDb's non-commercial files: read and joined by DuckDB, loaded by COPY.

They are too big for records: 12 million titles, 90 million principals. Films that
IMDb alone knows go from the files into the tables as rows; those of which others
speak too go through their statements like everything else.
"""
