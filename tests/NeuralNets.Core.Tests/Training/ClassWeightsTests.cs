namespace NeuralNets.Tests.Training;

public class ClassWeightsTests
{
    [Fact]
    public void EveryClassWeighsTheSameInAll()
    {
        int[] labels = [0, 0, 0, 1, 3, 3];
        double[] weights = [6 / (4 * 3.0), 6 / 4.0, 0, 6 / (4 * 2.0)];
        Assert.Equal(weights, ClassWeights.Balanced(labels, 4));
        Assert.Equal(weights, ClassWeights.Balanced(Dataset.Classification(new float[12], labels, 4)));
    }

    [Fact]
    public void WhatNamesNoClassIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => ClassWeights.Balanced([0, 2], 2));
        Assert.Throws<ArgumentException>("data", () => ClassWeights.Balanced(Dataset.Create(new float[4], new float[2], 2)));
    }
}
