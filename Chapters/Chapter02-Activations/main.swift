//: # Activations
