using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class ExperimentSharesTests
{
    [Fact]
    public void WithShare_GrowingAndShrinking_KeepsToTheArmsBuckets()
    {
        var experiment = Trials.Of(("control", 1_000), ("voucher", 1_000)).WithShare("control", 1_500);
        Assert.Equal(["0-999,2000-2499", "1000-1999"], experiment.Arms.Select(arm => arm.Buckets));
        experiment = experiment.WithShare("control", 400).WithShare("voucher", 1_200).WithShare("gift", 300);
        Assert.Equal(["0-999,2000-2499", "1000-1999,2500-2699", "2700-2999"], experiment.Arms.Select(arm => arm.Buckets));
        Assert.Equal([400, 1_200, 300], experiment.Arms.Select(arm => arm.BasisPoints));
        Assert.Equal("control", experiment.Control.Key);
    }

    [Fact]
    public void WithShare_BeyondWhatBelongsToNoArm_IsRefused()
    {
        var experiment = Trials.Of(("control", 5_000), ("voucher", 4_000)).WithShare("voucher", 1_000);
        Assert.Equal(6_000, experiment.WithShare("control", 6_000).Control.BasisPoints);
        var error = Assert.Throws<ArgumentException>(() => experiment.WithShare("control", 6_001));
        Assert.Contains("needs 1001 more of the 10000 buckets, and 1000 belong to no arm", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => experiment.WithShare("control", -1));
        Assert.Throws<ArgumentException>("arm", () => experiment.WithShare(" ", 1));
    }

    [Fact]
    public void WithShare_OfAnExperiment_LeavesItAsItIs()
    {
        var experiment = Trials.Of(("control", 1_000), ("voucher", 1_000));
        experiment.WithShare("control", 5_000);
        var options = experiment.ToOptions();
        options.Arms.Clear();
        Assert.Equal("win-back: control 10%, voucher 10%", experiment.ToString());
    }

    /// <summary>Each change moves just as many buckets as the share changes by, and over all changes no bucket sees two arms.</summary>
    [Fact]
    public void WithShare_OverAnyChanges_MovesAsFewAsPossibleAndNoSubjectFromArmToArm() => Law.Holds(
        Changes(),
        changes =>
        {
            var experiment = Trials.Of(("a", 2_000), ("b", 2_000), ("c", 1_000));
            var layout = Trials.Layout(experiment);
            var ever = layout.ToArray();
            foreach (var (arm, basisPoints) in changes)
            {
                var before = experiment.Find(arm)?.BasisPoints ?? 0;
                try
                {
                    experiment = experiment.WithShare(arm, basisPoints);
                }
                catch (ArgumentException)
                {
                    Assert.True(basisPoints - ever.Count(one => one == arm) > ever.Count(one => one is null));
                    continue;
                }

                var next = Trials.Layout(experiment);
                Assert.Equal(Math.Abs(basisPoints - before), layout.Zip(next).Count(x => x.First != x.Second));
                Assert.DoesNotContain(next.Zip(ever), x => x.First is not null && x.Second is not null && x.First != x.Second);
                Assert.All(experiment.Arms, one => Assert.Equal(one.BasisPoints, next.Count(x => x == one.Key)));
                ever = [.. ever.Zip(next, (past, now) => past ?? now)];
                layout = next;
            }
        },
        count: 40);

    [Fact]
    public void ToOptions_AfterAnyChanges_MakesTheSameExperiment() => Law.Holds(
        Changes(),
        changes =>
        {
            var experiment = Trials.Of(("a", 2_000), ("b", 2_000), ("c", 1_000));
            foreach (var (arm, basisPoints) in changes.Where(change => change.BasisPoints <= 1_500))
                experiment = experiment.WithShare(arm, basisPoints);
            var copy = Experiment.Create(experiment.ToOptions());
            Assert.Equal(experiment.ToString(), copy.ToString());
            Assert.Equal(experiment.Arms.Select(arm => arm.Buckets), copy.Arms.Select(arm => arm.Buckets));
            Assert.Equal(Trials.Layout(experiment), Trials.Layout(copy));
        },
        count: 40);

    [Fact]
    public void ToOptions_OfAllMembers_KeepsThem()
    {
        var options = Trials.Options(("a", 1), ("b", 9_999));
        (options.Salt, options.Control) = ("s", "b");
        (options.From, options.To) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        var copy = Experiment.Create(options).ToOptions();
        Assert.Equal(("win-back", "s", "b", options.From, options.To), (copy.Key, copy.Salt, copy.Control, copy.From, copy.To));
        Assert.Equal(["0-0", "1-9999"], copy.Arms.Select(arm => arm.Buckets));
    }

    private static Gen<(string Arm, int BasisPoints)[]> Changes() =>
        Gen.ArrayOf(
            from arm in Gen.Elements("a", "b", "c", "d")
            from basisPoints in Gen.OneOf(Gen.Choose(0, 1_500), Gen.Choose(0, 1_500), Gen.Choose(0, 10_000))
            select (arm, basisPoints),
            8);
}
