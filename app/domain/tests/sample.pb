META
key;value
description;Budget of Example, north
country;Nowhere
unit;Example
district;North
instance;2026
num_projects;4
num_votes;5
budget;12500.50
vote_type;approval
rule;greedy
date_begin;01.06.2026
date_end;2026
min_length;1
max_length;3
language;en
currency;EUR
comment;#1: made for tests; not a real vote
PROJECTS
project_id;cost;votes;name;category;beneficiaries;selected;latitude;longitude
p1;4000;3;Bench by the river;public space,sport;seniors, children;1;52.5;13.25
p2;4000.5;2;"The ""old"" pump; repaired";culture;;1;;
p3;9000;1;Ramp at the library;;;0;;
17;100.00;1;Šolska ulica — križišče;;;2;-1.5;179.99
VOTES
voter_id;vote;age;sex;voting_method
1;p1;34;F;internet
2;p2,p1;18-25;M;paper
3;p3;;;paper
x-4; p1 , p2;;;internet
5;17;80;F;internet
