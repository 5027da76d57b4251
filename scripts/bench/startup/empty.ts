// A program that does nothing: what it takes is the time of Node and of what loads it.
export {};
