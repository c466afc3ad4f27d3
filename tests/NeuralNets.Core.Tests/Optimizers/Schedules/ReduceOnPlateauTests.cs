namespace NeuralNets.Tests.Optimizers.Schedules;

public class ReduceOnPlateauTests
{
    [Fact]
    public void What_was_observed_lies_in_the_states_scalars_so_that_a_checkpoint_goes_on_from_it()
    {
        Schedule schedule = Schedule.ReduceOnPlateau(0.1, factor: 0.5, patience: 1, cooldown: 1);
        PlateauScene unbroken = new(schedule), resumed = new(schedule);
        double[] metrics = [3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1];
        foreach (double metric in metrics)
        {
            unbroken.State.Observe(metric);
            resumed.State.Observe(metric);
            PlateauScene next = new(schedule);
            resumed.State.Scalars.CopyTo(next.State.Scalars);
            resumed = next;
            Assert.Equal(unbroken.State.LearningRate, resumed.State.LearningRate);
        }
        Assert.InRange(unbroken.State.LearningRate, 0.001, 0.05);
    }

    [Fact]
    public void A_metric_that_is_no_number_is_never_the_best()
    {
        PlateauScene scene = new(Schedule.ReduceOnPlateau(1, patience: 0));
        scene.State.Observe(double.NaN);
        Assert.Equal(0.1, scene.State.LearningRate);
        scene.State.Observe(5);
        scene.State.Observe(double.NaN);
        Assert.Equal(0.01, scene.State.LearningRate, 1e-15);
        scene.State.Observe(4);
        Assert.Equal(0.01, scene.State.LearningRate, 1e-15);
    }

    [Fact]
    public void Only_the_part_of_a_sequence_whose_turn_it_is_listens()
    {
        PlateauScene scene = new(Schedule.Warmup(2, Schedule.ReduceOnPlateau(1, patience: 0), startFactor: 0.5).Scale(10));
        double[] rates = new double[5];
        for (int t = 0; t < rates.Length; t++)
        {
            rates[t] = scene.State.LearningRate;
            scene.Step();
            scene.State.Observe(7);
        }
        Assert.Equal([5, 7.5, 10, 10, 1], rates);
    }

    [Fact]
    public void Other_schedules_do_not_listen()
    {
        PlateauScene scene = new(0.5);
        scene.State.Observe(1);
        scene.State.Observe(1);
        Assert.Equal(0.5, scene.State.LearningRate);
        Assert.Equal(0, scene.State.Scalars.Length);
    }

    [Fact]
    public void Muon_tells_the_rule_of_its_other_parameters_too()
    {
        Network<double> network = new(1, [new Dense(1, Activation.Identity)]);
        Muon muon = new(Schedule.ReduceOnPlateau(0.5, patience: 0)) { Others = new SGD(Schedule.ReduceOnPlateau(0.25, patience: 1)) };
        OptimizerState<double> state = muon.CreateState(network);
        Assert.Equal(8, state.Scalars.Length);
        for (int i = 0; i < 3; i++)
            state.Observe(1);
        Assert.Equal([0.005, 0.025], [Math.Round(state.Scalars[0], 15), Math.Round(state.Scalars[4], 15)]);

        var gradient = new Gradient<double>(network);
        network.Backpropagate([0], [network.Biases(0)[0] - 1], Cost.HalfSquaredError, gradient);
        double before = network.Biases(0)[0];
        state.Step(gradient);
        Assert.Equal(before - 0.025, network.Biases(0)[0], 1e-15);
    }

    [Fact]
    public void The_records_own_rate_is_the_one_before_any_metric() => Assert.Equal(0.3, Schedule.ReduceOnPlateau(0.3).Rate(1000));
}
