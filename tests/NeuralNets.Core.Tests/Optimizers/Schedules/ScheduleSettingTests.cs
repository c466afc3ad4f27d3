namespace NeuralNets.Tests.Optimizers.Schedules;

public class ScheduleSettingTests
{
    [Theory]
    [InlineData(-0.1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Numbers_out_of_range_are_refused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("lr", () => Schedule.Constant(bad));
        Assert.Throws<ArgumentOutOfRangeException>("lr", () => (Schedule)bad);
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.ConstantFactor(0.1, bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Schedule.Step(0.1, 1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Schedule.MultiStep(0.1, [1], bad));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Schedule.Exponential(0.1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => Schedule.InverseTime(0.1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("lrMin", () => Schedule.CosineAnnealing(0.1, bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("lrMin", () => Schedule.CosineWarmRestarts(0.1, bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => Schedule.LinearWarmup(0.1, bad, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("endFactor", () => Schedule.LinearDecay(0.1, 1, bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => Schedule.WarmupCosine(0.1, bad, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => Schedule.Polynomial(0.1, 1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("pctStart", () => Schedule.OneCycle(0.1, 2, pctStart: bad));
        Assert.Throws<ArgumentOutOfRangeException>("divFactor", () => Schedule.OneCycle(0.1, 2, divFactor: bad));
        Assert.Throws<ArgumentOutOfRangeException>("maxLr", () => Schedule.Cyclic(0.1, bad, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Schedule.ReduceOnPlateau(0.1, threshold: bad));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.ReduceOnPlateau(0.1, factor: bad));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => Schedule.Warmup(1, 0.1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.Constant(1).Scale(bad));
    }

    [Fact]
    public void Numbers_of_steps_are_at_least_1()
    {
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => Schedule.ConstantFactor(0.1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("stepSize", () => Schedule.Step(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("tMax", () => Schedule.CosineAnnealing(0.1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("t0", () => Schedule.CosineWarmRestarts(0.1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("tMult", () => Schedule.CosineWarmRestarts(0.1, 0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => Schedule.WarmupCosine(0.1, 0, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => Schedule.OneCycle(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("stepDown", () => Schedule.Cyclic(0.1, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.Warmup(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.Constant(0.1).Then(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => Schedule.ReduceOnPlateau(0.1, patience: -1));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>("milestones", () => Schedule.MultiStep(0.1, [2, 1]));
        Assert.Throws<ArgumentException>("milestones", () => Schedule.MultiStep(0.1, [-1]));
        Assert.Throws<ArgumentNullException>("milestones", () => Schedule.MultiStep(0.1, null!));
        Assert.Throws<ArgumentOutOfRangeException>("maxLr", () => Schedule.Cyclic(0.1, 0.05, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("pctStart", () => Schedule.OneCycle(0.1, 10, pctStart: 0.6, threePhase: true));
        Assert.Throws<ArgumentOutOfRangeException>("mode", () => Schedule.Cyclic(0.1, 1, 1, 1, (CyclicMode)7));
        Assert.Throws<ArgumentNullException>("then", () => Schedule.Warmup(1, null!));
        Assert.Throws<ArgumentNullException>("next", () => Schedule.Constant(1).Then(1, null!));
    }
}
