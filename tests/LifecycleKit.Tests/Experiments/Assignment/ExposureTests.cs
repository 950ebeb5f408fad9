using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class ExposureTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Experiment Trial = Dated();

    [Fact]
    public void Exposure_OfAnArm_IsTheEvent() => Assert.Equal(
        CustomerEvent.Exposure(Start, "win-back", "voucher", "x1"), Trial.Exposure(Start, Trial.Find("voucher")!, "x1"));

    [Fact]
    public void Exposure_OfNoArmOrOutsideTheDates_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("arm", () => Trial.Exposure(Start, null!));
        Assert.Throws<ArgumentException>("arm", () => Trial.Exposure(Start, Trials.Of(("x", 1), ("y", 1)).Arms[0]));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => Trial.Exposure(Start.AddTicks(-1), Trial.Control));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => Trial.Exposure(Start.AddDays(30), Trial.Control));
        Assert.Throws<ArgumentOutOfRangeException>(
            "at", () => Trials.Of(("x", 1), ("y", 1)) is var trial ? trial.Exposure(default, trial.Control) : default);
    }

    [Fact]
    public void ExposureOf_Events_IsTheFirstWithinTheDates()
    {
        var exposure = Trial.ExposureOf(
        [
            CustomerEvent.Visit(Start), CustomerEvent.Exposure(Start.AddDays(9), "win-back", "voucher"),
            CustomerEvent.Exposure(Start.AddDays(-1), "win-back", "control"),
            CustomerEvent.Exposure(Start.AddDays(1), "Win-Back", "control"),
            CustomerEvent.Exposure(Start.AddDays(4), "win-back", "voucher"),
            CustomerEvent.Exposure(Start.AddDays(30), "win-back", "control"),
        ]);
        Assert.Equal(("voucher", Start.AddDays(4), null), (exposure.Arm, exposure.At, exposure.CrossedAt));
        Assert.True(exposure is { IsExposed: true, IsCrossover: false });
    }

    [Fact]
    public void ExposureOf_TwoArms_IsACrossoverFromTheSecondOn()
    {
        var exposure = Trial.ExposureOf(
        [
            CustomerEvent.Exposure(Start.AddDays(9), "win-back", "control"), CustomerEvent.Exposure(Start.AddDays(7), "win-back", "gone"),
            CustomerEvent.Exposure(Start.AddDays(8), "win-back", "voucher"),
            CustomerEvent.Exposure(Start.AddDays(4), "win-back", "voucher"),
        ]);
        Assert.Equal(("voucher", Start.AddDays(4), Start.AddDays(7)), (exposure.Arm, exposure.At, exposure.CrossedAt));
        Assert.True(exposure.IsCrossover);
        Assert.Equal("voucher at 2026-03-05T00:00:00.0000000+00:00, another at 2026-03-08T00:00:00.0000000+00:00", exposure.ToString());
    }

    [Fact]
    public void ExposureOf_NoEvents_IsNone()
    {
        var exposure = Trial.ExposureOf([]);
        Assert.Equal(default, exposure);
        Assert.True(exposure is { IsExposed: false, IsCrossover: false, Arm: null, At: null });
        Assert.Equal("not exposed", exposure.ToString());
        Assert.Throws<ArgumentNullException>("events", () => Trial.ExposureOf(null!));
    }

    /// <summary>Against a search through the sorted events; in any order, and however they are split.</summary>
    [Fact]
    public void ExposureOf_EventsInAnyOrderAndSplit_IsThatOfTheSortedList() => Law.Holds(
        from days in Gen.ListOf(Gen.Choose(0, 8))
        from arms in Gen.ListOf(Gen.Elements("control", "voucher", "gift"), days.Count)
        from cut in Gen.Choose(0, days.Count)
        select (Events: days.Zip(arms, (day, arm) => CustomerEvent.Exposure(Start.AddDays(day), "win-back", arm)).ToArray(), Cut: cut),
        x =>
        {
            var sorted = x.Events.OrderBy(e => e.At).ThenBy(e => e.Arm, StringComparer.Ordinal).ToArray();
            var crossed = sorted.Where(e => e.Arm != sorted[0].Arm).Select(e => (DateTimeOffset?)e.At).FirstOrDefault();
            var whole = Trial.ExposureOf(x.Events);
            Assert.Equal((sorted.FirstOrDefault().Arm, crossed), (whole.Arm, whole.CrossedAt));
            Assert.Equal(sorted.Length == 0 ? null : sorted[0].At, whole.At);
            Assert.Equal(whole, Trial.ExposureOf(x.Events.AsEnumerable().Reverse()));
            Assert.Equal(whole, Trial.ExposureOf(x.Events.Skip(x.Cut)).Merge(Trial.ExposureOf(x.Events.Take(x.Cut))));
        });

    [Fact]
    public void ExposureOf_OneEvent_AllocatesNothing()
    {
        var (first, second) =
            (CustomerEvent.Exposure(Start, "win-back", "voucher"), CustomerEvent.Exposure(Start.AddDays(1), "win-back", "control"));
        Assert.Equal(0, Allocation.Of(() => Trial.ExposureOf(in second).Merge(Trial.ExposureOf(in first))));
    }

    private static Experiment Dated()
    {
        var options = Trials.Options(("control", 5_000), ("voucher", 5_000));
        (options.From, options.To) = (Start, Start.AddDays(30));
        return Experiment.Create(options);
    }
}
