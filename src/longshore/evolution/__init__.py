"""Changes of an API: its shape is frozen in a file, and compared with a later one for implementers and callers.

:mod:`~longshore.evolution.freezing` reads the shape of a live API, :mod:`~longshore.evolution.frozen` writes and reads
the file. :mod:`~longshore.evolution.worlds` makes classes of a shape again, of which
:mod:`~longshore.evolution.comparing` asks the conformance engine: would an implementation of the old API keep the new
one, and the other way round.
"""
