"""People, units and roles: who may see what, who may do what."""
