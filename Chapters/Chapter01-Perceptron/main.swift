//: # Perceptron
