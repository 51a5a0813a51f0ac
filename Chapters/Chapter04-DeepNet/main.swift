//: # Deep net
