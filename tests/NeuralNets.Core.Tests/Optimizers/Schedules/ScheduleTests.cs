using FsCheck.Xunit;

namespace NeuralNets.Tests.Optimizers.Schedules;

public class ScheduleTests
{
    [Theory, MemberData(nameof(ScheduleTable.All), MemberType = typeof(ScheduleTable))]
    public void Schedules_of_equal_settings_are_equal(string name)
    {
        Assert.Equal(ScheduleTable.Create(name), ScheduleTable.Create(name));
        Assert.Equal(ScheduleTable.Create(name).GetHashCode(), ScheduleTable.Create(name).GetHashCode());
        Assert.NotEqual(ScheduleTable.Create(name), ScheduleTable.Create(name).Scale(1));
    }

    [Theory, MemberData(nameof(ScheduleTable.All), MemberType = typeof(ScheduleTable))]
    public void Rates_are_finite_and_not_negative_however_long_the_run(string name)
    {
        Schedule schedule = ScheduleTable.Create(name);
        foreach (long t in (long[])[0, 1, 2, 39, 40, 41, 1000, 123_456_789, 1L << 40, long.MaxValue])
            Assert.InRange(schedule.Rate(t), 0, 0.5);
    }

    [Theory, MemberData(nameof(ScheduleTable.All), MemberType = typeof(ScheduleTable))]
    public void A_step_before_the_first_is_refused(string name) =>
        Assert.Throws<ArgumentOutOfRangeException>("step", () => ScheduleTable.Create(name).Rate(-1));

    [Theory, MemberData(nameof(ScheduleTable.All), MemberType = typeof(ScheduleTable))]
    public void An_optimizers_state_gives_the_rate_of_its_step(string name)
    {
        PlateauScene scene = new(ScheduleTable.Create(name));
        for (int t = 0; t < 12; t++, scene.Step())
            Assert.Equal(ScheduleTable.Create(name).Rate(t), scene.State.LearningRate);
    }

    [Fact]
    public void Milestones_count_in_comparisons_and_are_copied()
    {
        int[] milestones = [3, 5];
        Schedule schedule = Schedule.MultiStep(1, milestones, 0.5);
        milestones[0] = 4;
        Assert.Equal(0.5, schedule.Rate(3));
        Assert.NotEqual(Schedule.MultiStep(1, milestones, 0.5), schedule);
        Assert.Equal("MultiStepSchedule { Lr = 1, Milestones = [3, 5], Gamma = 0.5 }", schedule.ToString());
    }

    [Property(MaxTest = 50)]
    public void Parts_of_a_sequence_each_begin_at_their_own_step_0(ushort steps, ushort t)
    {
        Schedule first = Schedule.InverseTime(0.1, 0.01), next = Schedule.Exponential(0.2, 0.99);
        long turn = steps + 1L;
        Assert.Equal(t < turn ? first.Rate(t) : next.Rate(t - turn), first.Then(turn, next).Rate(t));
    }

    [Property(MaxTest = 50)]
    public void A_scaled_schedule_is_a_multiple(ushort t)
    {
        Schedule schedule = Schedule.InverseTime(0.1, 0.01);
        Assert.Equal(3 * schedule.Rate(t), schedule.Scale(3).Rate(t));
    }

    [Fact]
    public void A_warm_up_leads_in_a_straight_line_to_what_follows()
    {
        Schedule schedule = Schedule.Warmup(4, Schedule.Step(0.8, 2, 0.5), startFactor: 0.25);
        Assert.Equal([0.2, 0.35, 0.5, 0.65, 0.8, 0.8, 0.4], Enumerable.Range(0, 7).Select(t => Math.Round(schedule.Rate(t), 15)));
        Assert.Equal(0, Schedule.Warmup(4, 0.1).Rate(0));
    }

    [Fact]
    public void A_rise_of_less_than_a_step_starts_at_the_top()
    {
        Schedule schedule = Schedule.OneCycle(1, 3, pctStart: 0.1);
        Assert.Equal(1, schedule.Rate(0));
        Assert.InRange(schedule.Rate(1), schedule.Rate(2), 1);
    }

    [Fact]
    public void A_periodic_cosine_does_not_drift()
    {
        Schedule schedule = Schedule.CosineAnnealing(0.1, 0.001, 7, AfterEnd.Periodic);
        const long Periods = 14L << 40;
        for (long t = 0; t < 14; t++)
            Assert.Equal(schedule.Rate(t), schedule.Rate(Periods + t));
    }
}
