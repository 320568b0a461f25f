## spaces
