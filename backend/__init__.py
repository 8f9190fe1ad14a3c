"""The service: answers, recommends, serves the page. Imports nothing offline."""
