namespace NeuralNets.Tests.Optimizers;

public sealed class OptimizerSettingTests
{
    [Theory, InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Settings_outside_their_range_are_refused(double bad)
    {
        (string Name, Func<Optimizer> Create)[] cases =
        [
            ("lr", () => new SGD(bad)), ("momentum", () => new SGD(1, momentum: bad)), ("dampening", () => new SGD(1, dampening: bad)), ("weightDecay", () => new SGD(1, weightDecay: bad)),
            ("lrDecay", () => new AdaGrad(lrDecay: bad)), ("initialAccumulator", () => new AdaGrad(initialAccumulator: bad)), ("eps", () => new AdaGrad(eps: bad)),
            ("alpha", () => new RMSProp(alpha: bad)), ("eps", () => new RMSProp(eps: bad)), ("momentum", () => new RMSProp(momentum: bad)),
            ("rho", () => new AdaDelta(rho: bad)), ("eps", () => new AdaDelta(eps: bad)),
            ("beta1", () => new Adam(beta1: bad)), ("beta2", () => new Adam(beta2: bad)), ("eps", () => new Adam(eps: bad)),
            ("beta1", () => new AdamW(beta1: bad)), ("beta2", () => new AdamW(beta2: bad)), ("eps", () => new AdamW(eps: bad)), ("weightDecay", () => new AdamW(weightDecay: bad)),
            ("beta1", () => new Adamax(beta1: bad)), ("beta2", () => new Adamax(beta2: bad)), ("eps", () => new Adamax(eps: bad)),
            ("beta1", () => new NAdam(beta1: bad)), ("beta2", () => new NAdam(beta2: bad)), ("eps", () => new NAdam(eps: bad)), ("momentumDecay", () => new NAdam(momentumDecay: bad)),
            ("beta1", () => new RAdam(beta1: bad)), ("beta2", () => new RAdam(beta2: bad)), ("eps", () => new RAdam(eps: bad)),
            ("beta1", () => new Lion(beta1: bad)), ("beta2", () => new Lion(beta2: bad)),
            ("etaMinus", () => new Rprop(etaMinus: bad)), ("etaPlus", () => new Rprop(etaPlus: bad)), ("minStep", () => new Rprop(minStep: bad)), ("maxStep", () => new Rprop(maxStep: bad)),
            ("beta2Decay", () => new Adafactor(beta2Decay: double.IsFinite(bad) ? -bad : bad)), ("eps1", () => new Adafactor(eps1: bad)), ("eps2", () => new Adafactor(eps2: bad)), ("d", () => new Adafactor(d: bad)),
            ("decoupledWeightDecay", () => new Adafactor(decoupledWeightDecay: bad)),
            ("momentum", () => new Muon(momentum: bad)), ("weightDecay", () => new Muon(weightDecay: bad)),
            ("L1", () => new Adam { L1 = bad }), ("limit", () => new Adam { Clip = Clip.Norm(bad) }), ("limit", () => new Adam { Clip = Clip.Value(bad) }),
        ];
        foreach ((string name, Func<Optimizer> create) in cases)
            Assert.Throws<ArgumentOutOfRangeException>(name, create);
    }

    [Fact]
    public void Settings_that_do_not_go_together_are_refused()
    {
        Assert.Throws<ArgumentException>("nesterov", () => new SGD(1, nesterov: true));
        Assert.Throws<ArgumentException>("nesterov", () => new SGD(1, momentum: 0.9, dampening: 0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>("maxStep", () => new Rprop(minStep: 1, maxStep: 0.5));
        Assert.Throws<ArgumentException>("Others", () => new Muon { Others = new Muon() });
        Assert.Throws<ArgumentException>("Others", () => new Muon { Others = new AdamW { Clip = Clip.Norm(1) } });
        Assert.Throws<ArgumentNullException>("lr", () => new SGD(null!));
        Assert.Throws<ArgumentOutOfRangeException>("lr", () => new Rprop(0));
    }

    [Fact]
    public void The_rate_may_be_omitted_a_number_or_a_schedule()
    {
        Assert.Equal(new Adam(), new Adam(0.001));
        Assert.Equal(new Adam(0.001), new Adam(lr: Schedule.Constant(0.001), beta1: 0.9));
        (Optimizer, double)[] defaults =
        [
            (new AdaGrad(), 0.01), (new RMSProp(), 0.01), (new AdaDelta(), 1), (new Adam(), 0.001), (new AdamW(), 0.001), (new Adamax(), 0.002), (new NAdam(), 0.002),
            (new RAdam(), 0.001), (new Lion(), 1e-4), (new Rprop(), 0.01), (new Adafactor(), 0.01), (new Muon(), 0.001), (new SGD(3), 3),
        ];
        foreach ((Optimizer optimizer, double lr) in defaults)
            Assert.Equal(lr, optimizer.Lr.Rate(7));
    }

    [Fact]
    public void Exempt_biases_do_not_decay()
    {
        Optimizer[] optimizers = [new SGD(0.1, weightDecay: 0.5), new AdamW(0.1, weightDecay: 0.5), new Adafactor(0.1, decoupledWeightDecay: 0.5), new SGD(0.1) { L1 = 0.5 }];
        foreach (Optimizer optimizer in optimizers)
        {
            var network = new Network<double>(3, [new Dense(4, Activation.Tanh) { BiasInitializer = Initializer.Ones }, new LayerNorm(), new Dense(2, Activation.Identity)], seed: 1);
            Network<double> decayed = network.Clone();
            double[] before = network.Parameters.ToArray();
            Gradient<double> zero = Gradients.Of<double>(network, new double[before.Length]);
            (optimizer with { DecayBiases = false }).CreateState(network).Step(zero);
            optimizer.CreateState(decayed).Step(zero);
            foreach (ParameterBlock block in network.Blocks)
            {
                Range range = block.Offset..(block.Offset + block.Inputs * block.Outputs);
                if (block.Name == "weight")
                    Assert.Equal(decayed.Parameters[range].ToArray(), network.Parameters[range].ToArray());
                else
                    Assert.Equal(before[range], network.Parameters[range].ToArray());
            }
            Assert.NotEqual(before, network.Parameters.ToArray());
            Assert.NotEqual(1, decayed.Biases(0)[0]);
        }
    }

    [Fact]
    public void Muon_moves_hidden_matrices_and_the_other_rule_everything_else()
    {
        var network = new Network<double>(3, [new Dense(4, Activation.Tanh), new Dense(2, Activation.Identity)], seed: 1);
        Network<double> adam = network.Clone();
        Gradient<double> gradient = Gradients.Of<double>(network, Samples.Uniform(network.Parameters.Length, -1, 1, 1));
        OptimizerState<double> state = new Muon { Others = new Adam() }.CreateState(network);
        state.Step(gradient);
        new Adam().CreateState(adam).Step(gradient);
        Assert.NotEqual(adam.Parameters[0], network.Parameters[0]);
        SameBits.Assert<double>(adam.Parameters[12..], network.Parameters[12..], "all but the first matrix");
        Assert.Equal([("b", 12), ("others.m", 14), ("others.v", 14)], state.Tensors.Select(tensor => (tensor.Name, tensor.Values.Length)));
    }
}
