using NeuralNets.Kernels;

namespace NeuralNets.Tests.Optimizers;

/// <summary>What holds for every optimizer, whatever its formula.</summary>
public sealed class OptimizerStateTests
{
    private static readonly Layer[] Layers = [new Dense(6, Activation.Tanh), new LayerNorm(), new Dense(3, Activation.Identity)];

    public static TheoryData<string> All => OptimizerTable.RowNames;

    [Theory, MemberData(nameof(All))]
    public void A_restored_state_goes_on_with_the_same_bits(string name)
    {
        Optimizer optimizer = OptimizerTable.Rows[name];
        var network = new Network<float>(4, Layers, seed: 1);
        OptimizerState<float> state = optimizer.CreateState(network);
        Step(state, from: 0, count: 7);

        Network<float> other = network.Clone();
        OptimizerState<float> restored = optimizer.CreateState(other);
        Step(restored, from: 100, count: 2);   // what it remembers must not matter
        network.Parameters.CopyTo(other.Parameters);
        foreach ((StateTensor<float> source, StateTensor<float> target) in state.Tensors.Zip(restored.Tensors))
        {
            Assert.Equal(source.Name, target.Name);
            source.Values.Span.CopyTo(target.Values.Span);
        }
        restored.Steps = state.Steps;
        Step(state, from: 7, count: 3);
        Step(restored, from: 7, count: 3);

        Assert.Equal(10, restored.Steps);
        SameBits.Assert<float>(network.Parameters, other.Parameters, name);
    }

    [Theory, MemberData(nameof(All))]
    public void A_step_is_counted_and_leaves_the_gradient_alone(string name)
    {
        var network = new Network<double>(4, Layers, seed: 1);
        OptimizerState<double> state = OptimizerTable.Rows[name].CreateState(network);
        double[] g = Samples.Uniform(network.Parameters.Length, -1, 1, 1), before = network.Parameters.ToArray();
        Gradient<double> gradient = Gradients.Of<double>(network, g);
        gradient.Step = 5;
        state.Step(gradient);
        Assert.Equal((1, 6ul), (state.Steps, gradient.Step));
        Assert.Equal(g, gradient.Values.ToArray());
        Assert.DoesNotContain(true, before.Zip(network.Parameters.ToArray(), (w, next) => w == next));
    }

    [Theory, MemberData(nameof(All))]
    public void NaN_in_the_gradient_makes_its_parameter_NaN(string name)
    {
        var network = new Network<float>(4, Layers, seed: 1);
        OptimizerState<float> state = OptimizerTable.Rows[name].CreateState(network);
        float[] g = Samples.Uniform(network.Parameters.Length, -1, 1, 1).To<float>();
        g[3] = float.NaN;
        Gradient<float> gradient = Gradients.Of<float>(network, g);
        state.Step(gradient);
        Assert.True(float.IsNaN(network.Parameters[3]));
    }

    [Theory, MemberData(nameof(All))]
    public void A_gradient_of_zeros_moves_no_parameter_to_NaN(string name)
    {
        var network = new Network<float>(4, Layers, seed: 1);
        OptimizerState<float> state = OptimizerTable.Rows[name].CreateState(network);
        Gradient<float> gradient = Gradients.Of<float>(network, new float[network.Parameters.Length]);
        for (int i = 0; i < 3; i++)
            state.Step(gradient);
        Assert.DoesNotContain(true, network.Parameters.ToArray().Select(w => !float.IsFinite(w)));
    }

    [Theory, MemberData(nameof(All))]
    public void What_has_decayed_to_subnormal_numbers_is_0_soon(string name)
    {
        var network = new Network<float>(4, Layers, seed: 1);
        network.Parameters.Fill(0.5f);   // decay of a 0 would be subnormal again
        OptimizerState<float> state = OptimizerTable.Rows[name].CreateState(network);
        foreach (StateTensor<float> tensor in state.Tensors)
            tensor.Values.Span.Fill(1e-40f);
        Gradient<float> gradient = Gradients.Of<float>(network, new float[network.Parameters.Length]);
        for (int i = 0; i < Subnormals.Shares; i++)
            state.Step(gradient);
        foreach (StateTensor<float> tensor in state.Tensors)
            Assert.DoesNotContain(tensor.Values.Span.ToArray(), float.IsSubnormal);
    }

    [Fact]
    public void Gradients_that_do_not_fit_are_refused_before_anything_changes()
    {
        var network = new Network<float>(4, Layers, seed: 1);
        OptimizerState<float> state = new Adam().CreateState(network);
        float[] before = network.Parameters.ToArray();
        var open = new Gradient<float>(network);
        Assert.Throws<ArgumentNullException>("gradient", () => state.Step(null!));
        Assert.Throws<ArgumentException>("gradient", () => state.Step(new Gradient<float>(new Network<float>(5, Layers))));
        Assert.Contains("Complete", Assert.Throws<InvalidOperationException>(() => state.Step(open)).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0ul), (state.Steps, open.Step));
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Throws<ArgumentNullException>("network", () => new Adam().CreateState<float>(null!));
    }

    [Fact]
    public void A_rate_that_is_not_finite_is_refused_before_anything_changes()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Adam(new Broken()), new Muon { Others = new SGD(new Broken()) } })
        {
            var network = new Network<float>(4, Layers, seed: 1);
            OptimizerState<float> state = optimizer.CreateState(network);
            float[] before = network.Parameters.ToArray();
            Gradient<float> gradient = Gradients.Of<float>(network, before);
            Assert.Contains("NaN", Assert.Throws<InvalidOperationException>(() => state.Step(gradient)).Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void Plain_SGD_has_the_bits_of_GradientStep()
    {
        var network = new Network<float>(4, Layers, seed: 1);
        Network<float> other = network.Clone();
        Gradient<float> gradient = Gradients.Of<float>(network, Samples.Uniform(network.Parameters.Length, -1, 1, 1).To<float>());
        new SGD(0.1).CreateState(network).Step(gradient);
        other.GradientStep(gradient, 0.1f);
        SameBits.Assert<float>(other.Parameters, network.Parameters, "parameters");
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_each_step()
    {
        Network<double> network = Gradients.Vector([1.0]);
        OptimizerState<double> state = new SGD(new Counting()).CreateState(network);
        Gradient<double> gradient = Gradients.Of<double>(network, [1.0]);
        for (int i = 0; i < 4; i++)
            state.Step(gradient);
        Assert.Equal(1.0 - (0 + 1 + 2 + 3), network.Parameters[0]);
    }

    private static void Step(OptimizerState<float> state, int from, int count)
    {
        int n = state.Network.Parameters.Length;
        Gradient<float> gradient = Gradients.Of<float>(state.Network, new float[n]);
        for (int t = from; t < from + count; t++)
        {
            Samples.Uniform(n, -1, 1, t).To<float>().CopyTo(gradient.Values);
            state.Step(gradient);
        }
    }

    private sealed record Broken : Schedule
    {
        public override double Rate(long step) => double.NaN;
    }

    private sealed record Counting : Schedule
    {
        public override double Rate(long step) => step;
    }
}
