// The precompiled headers need a library to belong to; this is it.
