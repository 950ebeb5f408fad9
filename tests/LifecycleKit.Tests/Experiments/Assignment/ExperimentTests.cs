using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class ExperimentTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Keys = [.. Enumerable.Range(0, 20_000).Select(i => $"{i}")];

    [Fact]
    public void Create_OfOptions_TakesTheBucketsInOrder()
    {
        var experiment = Trials.Of(("control", 1_000), ("voucher", 2_500));
        Assert.Equal(["control", "voucher"], experiment.Arms.Select(arm => arm.Key));
        Assert.Equal(["0-999", "1000-3499"], experiment.Arms.Select(arm => arm.Buckets));
        Assert.Equal([0.1, 0.25], experiment.Arms.Select(arm => arm.Share));
        Assert.Equal((experiment.Arms[0], true, false), (experiment.Control, experiment.Arms[0].IsControl, experiment.Arms[1].IsControl));
        Assert.Equal(("win-back", "win-back", null, null), (experiment.Key, experiment.Salt, experiment.From, experiment.To));
    }

    [Fact]
    public void ArmOf_EverySubject_IsTheArmOfTheBucket()
    {
        var experiment = Trials.Of(("control", 1_000), ("voucher", 2_500));
        Assert.All(Keys, key => Assert.Equal(
            SubjectBucket.Of("win-back", key) switch { < 1_000 => "control", < 3_500 => "voucher", _ => null },
            experiment.ArmOf(key)?.Key));
    }

    [Fact]
    public void ArmOf_WithASaltOfItsOwn_DrawsByTheSalt()
    {
        var options = Trials.Options(("a", 5_000), ("b", 5_000));
        options.Salt = "free-shipping";
        var experiment = Experiment.Create(options);
        Assert.All(Keys, key => Assert.Equal(SubjectBucket.Of("free-shipping", key) < 5_000 ? "a" : "b", experiment.ArmOf(key)!.Key));
    }

    [Fact]
    public void ArmOf_AnExposedSubject_IsTheExposedArm()
    {
        var experiment = Trials.Of(("control", 5_000), ("voucher", 5_000)).WithShare("voucher", 0);
        Assert.All(Keys.Take(100), key =>
        {
            Assert.Equal("voucher", experiment.ArmOf(key, "voucher")!.Key);
            Assert.Equal("control", experiment.ArmOf(key, "control")!.Key);
            Assert.Equal(experiment.ArmOf(key), experiment.ArmOf(key, null));
            Assert.Null(experiment.ArmOf(key, "gift"));
            Assert.Null(experiment.ArmOf(key, "Voucher"));
        });
    }

    [Fact]
    public void ArmOf_AnEmptyKey_IsRefused()
    {
        var experiment = Trials.Of(("control", 5_000), ("voucher", 5_000));
        Assert.Throws<ArgumentException>("subjectKey", () => experiment.ArmOf(""));
        Assert.Throws<ArgumentNullException>("subjectKey", () => experiment.ArmOf(null!));
        Assert.Throws<ArgumentException>("subjectKey", () => experiment.ArmOf("", "control"));
    }

    [Fact]
    public void ArmOf_WithAndWithoutExposure_AllocatesNothing()
    {
        var experiment = Trials.Of(("control", 1_000), ("voucher", 2_500));
        Assert.Equal(0, Allocation.Of(() => experiment.ArmOf("0f8fad5b-d9cb-469f-a165-70867728950e")));
        Assert.Equal(0, Allocation.Of(() => experiment.ArmOf("0f8fad5b-d9cb-469f-a165-70867728950e", "voucher")));
    }

    [Fact]
    public void IsRunning_AtTheDates_IsHalfOpen()
    {
        var options = Trials.Options(("a", 5_000), ("b", 5_000));
        Assert.True(Experiment.Create(options).IsRunning(DateTimeOffset.MinValue));
        (options.From, options.To) = (Start, Start.AddDays(14));
        var experiment = Experiment.Create(options);
        Assert.Equal(
            [false, true, true, false],
            new[] { Start.AddTicks(-1), Start, Start.AddDays(14).AddTicks(-1), Start.AddDays(14) }.Select(experiment.IsRunning));
    }

    [Fact]
    public void Create_OfOptionsWithManyErrors_ListsThemAll()
    {
        var options = new ExperimentOptions
        {
            Key = " ", Salt = "a\nb", Control = "gift", From = Start, To = Start,
            Arms =
            [
                new() { Key = "a", BasisPoints = -1 }, null!, new() { Key = "a", BasisPoints = 10_001 }, new() { BasisPoints = 9_000 },
                new() { Key = "b", BasisPoints = 2_000 }, new() { Key = "c", Buckets = "5-4,x,0-1-2,9999-10000,3,-1-2" },
                new() { Key = "d", Buckets = "0-99" }, new() { Key = "e", Buckets = "90-110" },
            ],
        };
        const string Range = "is not a valid range. Use ranges such as 0-999, within 0 to 9999.";
        const string Full = "An arm keeps the buckets that it once had; for other shares, create an experiment with another salt.";
        string[] expected =
        [
            "Key: is missing.", "Salt: contains a line feed, which is not allowed in a salt.",
            "Arms[0].BasisPoints: -1 is not from 0 to 10000.", "Arms[1]: is null.",
            "Arms[2].Key: 'a' is used twice.", "Arms[2].BasisPoints: 10001 is not from 0 to 10000.", "Arms[3].Key: is missing.",
            $"Arms[5].Buckets: '5-4' {Range}", $"Arms[5].Buckets: 'x' {Range}", $"Arms[5].Buckets: '0-1-2' {Range}",
            $"Arms[5].Buckets: '9999-10000' {Range}", $"Arms[5].Buckets: '3' {Range}", $"Arms[5].Buckets: '-1-2' {Range}",
            "Arms[7].Buckets: bucket 90 already belongs to Arms[6].",
            $"Arms[4].BasisPoints: the arm needs 2000 more of the 10000 buckets, and 900 belong to no arm. {Full}",
            "Control: there is no arm 'gift'.", "To: is not later than From.",
        ];
        Assert.Equal(expected, options.Validate());
        var error = Assert.Throws<ArgumentException>("options", () => Experiment.Create(options));
        Assert.All(expected, line => Assert.Contains(line, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_OfTooFewOrTooManyArms_SaysSo()
    {
        Assert.Equal(
            ["Key: is missing.", "Arms: there are 0; an experiment has from 2 to 100.",
                "Control: is missing; name the arm that the others are compared with."],
            new ExperimentOptions().Validate());
        Assert.Equal(
            ["Arms: there are 0; an experiment has from 2 to 100.", "Control: there is no arm 'a'."],
            new ExperimentOptions { Key = "k", Control = "a", Arms = null! }.Validate());
        Assert.Equal(["Arms: there are 1; an experiment has from 2 to 100."], Trials.Options(("a", 1)).Validate());
        Assert.Equal(
            ["Arms: there are 101; an experiment has from 2 to 100."],
            Trials.Options([.. Enumerable.Range(0, 101).Select(i => ($"{i}", 10))]).Validate());
        Assert.Equal(100, Trials.Of([.. Enumerable.Range(0, 100).Select(i => ($"{i}", 100))]).Arms.Length);
        Assert.Equal(["Key: contains a line feed, which is not allowed in a salt."], Lined().Validate());
        Assert.Throws<ArgumentNullException>("options", () => Experiment.Create(null!));
    }

    [Fact]
    public void ToString_UnderAnotherCulture_IsInvariant()
    {
        using var culture = new Culture("de-DE");
        Assert.Equal("win-back: control 33.33%, voucher 50%", Trials.Of(("control", 3_333), ("voucher", 5_000)).ToString());
    }

    private static ExperimentOptions Lined()
    {
        var options = Trials.Options(("a", 1), ("b", 1));
        options.Key = "win\nback";
        return options;
    }
}
