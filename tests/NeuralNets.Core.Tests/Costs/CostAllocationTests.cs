using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Costs;

[Collection(nameof(Alone))]
public sealed class CostAllocationTests
{
    public static TheoryData<string> All => CostTable.All;

    [Theory, MemberData(nameof(All))]
    public void Costs_allocate_nothing(string name)
    {
        CostCase<float> drawn = CostTable.Case<float>(name, 300, 20, 1);
        float[] costs = new float[300], da = new float[drawn.A.Length];
        void Run()
        {
            drawn.Cost.Evaluate<float>(drawn.A, drawn.Y, costs, drawn.Width);
            drawn.Cost.Differentiate<float>(drawn.A, drawn.Y, da, drawn.Width);
        }
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
