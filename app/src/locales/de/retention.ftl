## retention
