"""The checker of published reports: text with places → amounts → relations → exact recomputation → remarks."""
