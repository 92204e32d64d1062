"""The interface for programs: the same records, evaluations and cases as the pages, behind tokens, described as OpenAPI 3.1."""
