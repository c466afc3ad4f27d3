namespace NeuralNets.Tests.Activations;

/// <summary>What a network resolves an activation to is that activation.</summary>
public sealed class TypedActivationTests
{
    [Theory, MemberData(nameof(ActivationTable.All), MemberType = typeof(ActivationTable))]
    public void TheResolvedFunctionGivesTheSameBits(string name)
    {
        const int width = 9;
        ActivationRow row = ActivationTable.Rows[name];
        float[] z = Samples.Uniform(3 * width, row.Low, row.High, seed: 1).To<float>(), da = Samples.Uniform(3 * width, -1, 1, seed: 2).To<float>();
        float[] a = new float[z.Length], dz = new float[z.Length], typedA = new float[z.Length], typedDz = new float[z.Length];
        row.Function.Activate<float>(z, a, width);
        row.Function.Backpropagate<float>(z, a, da, dz, width);

        TypedActivation<float> typed = TypedActivation<float>.Of(row.Function);
        typed.Activate(z, typedA, width);
        typed.Backpropagate(z, a, da, typedDz, width);

        SameBits.Assert<float>(a, typedA, "a");
        SameBits.Assert<float>(dz, typedDz, "dz");
    }

    [Theory, MemberData(nameof(ActivationTable.All), MemberType = typeof(ActivationTable))]
    public void EveryBuiltInIsResolved(string name)
    {
        IActivation function = ActivationTable.Rows[name].Function;
        Assert.Equal(function.GetType().DeclaringType == typeof(Activation), function is ITypedActivation);
    }
}
