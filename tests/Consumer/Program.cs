// Uses the packed package as a stranger would: learns XOR. Exit code 0 and "OK" when it did; `.ci/run` packs and runs this.
using NeuralNets;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var network = new Network<float>(2, [new Dense(8, Activation.Tanh), new Dense(1, Activation.Sigmoid)], seed: 1);
var gradient = new Gradient<float>(network);
float cost = 0;
for (int step = 0; step < 5000; step++)
{
    cost = network.Backpropagate(inputs, targets, Cost.BinaryCrossEntropy, gradient);
    network.GradientStep(gradient, 0.5f);
}

var classes = new int[4];
network.Classify(inputs, classes);
bool learned = classes.SequenceEqual([0, 1, 1, 0]) && cost < 0.05f;
Console.WriteLine($"{(learned ? "OK" : "FAILED")}: XOR is [{string.Join(", ", classes)}], cost {cost}");
return learned ? 0 : 1;
