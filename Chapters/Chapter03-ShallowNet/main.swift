//: # Shallow net
