namespace NeuralNets;

/// <summary>A stream of random numbers (Philox 4×32-10), the same on every machine.</summary>
public sealed class RandomStream;
