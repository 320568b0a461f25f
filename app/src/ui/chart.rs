//! Charts as inline SVG, drawn by plotters on the server; the page shows a table with the same facts beside each.
