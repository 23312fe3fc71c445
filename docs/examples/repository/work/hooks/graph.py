"""An extension that does not keep the API: refused, for its table is a variable, as in an older version of the host."""

commands = {"graph": "*--*--*"}
