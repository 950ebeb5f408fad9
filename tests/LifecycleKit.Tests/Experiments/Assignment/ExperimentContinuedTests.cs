using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class ExperimentContinuedTests
{
    /// <summary>Shares are declared without buckets, as a file has them; over all of them no bucket sees two arms.</summary>
    [Fact]
    public void ContinuedFrom_AnyDeclaredShares_MovesAsFewAsPossibleAndNoSubjectFromArmToArm()
    {
        var (continued, refused) = (0, 0);
        Law.Holds(
            Gen.ArrayOf(Shares, 8),
            all =>
            {
                var experiment = Trials.Of(all[0]);
                var ever = Trials.Layout(experiment);
                foreach (var shares in all.Skip(1))
                {
                    var before = Trials.Layout(experiment);
                    try
                    {
                        experiment = Trials.Of(shares).ContinuedFrom(experiment);
                        continued++;
                    }
                    catch (ArgumentException)
                    {
                        refused++;
                        Assert.True(
                            ever.Count(arm => arm is null) < shares.Sum(arm => arm.BasisPoints) || shares.Length < experiment.Arms.Length);
                        continue;
                    }

                    var next = Trials.Layout(experiment);
                    Assert.All(shares, share => Assert.Equal(share.BasisPoints, next.Count(arm => arm == share.Arm)));
                    Assert.Equal(
                        shares.Sum(share => Math.Abs(share.BasisPoints - before.Count(arm => arm == share.Arm))),
                        before.Zip(next).Count(x => x.First != x.Second));
                    Assert.DoesNotContain(next.Zip(ever), x => x.First is not null && x.Second is not null && x.First != x.Second);
                    ever = [.. ever.Zip(next, (past, now) => past ?? now)];
                    Assert.Same(experiment, experiment.ContinuedFrom(experiment));
                    Assert.Equal(Trials.Layout(experiment), Trials.Layout(Experiment.Create(experiment.ToOptions())));
                }
            },
            count: 60);
        Assert.True(continued > 100 && refused > 20, $"{continued} continued, {refused} refused");
    }

    [Fact]
    public void ContinuedFrom_WithoutAPreviousArm_IsRefusedWithASuggestion()
    {
        var running = Trials.Of(("control", 1_000), ("voucher", 1_000), ("gift", 500));

        var error = Assert.Throws<ArgumentException>(() => Trials.Of(("control", 1_000), ("gift", 9_000)).ContinuedFrom(running));

        Assert.Contains(
            "Arms: the arm 'voucher' of the running experiment is missing. Keep the arm with 0 basis points", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(
            ["0-999", "2000-2499", "1000-1999"],
            Trials.Of(("control", 1_000), ("gift", 500), ("voucher", 0)).ContinuedFrom(running).Arms.Select(arm => arm.Buckets));
    }

    [Fact]
    public void ContinuedFrom_AnotherSaltOrKey_IsAnotherDrawOrRefused()
    {
        var running = Trials.Of(("a", 1_000), ("b", 1_000));
        var options = Trials.Options(("a", 2_000), ("b", 2_000));
        options.Salt = "second";
        var other = Experiment.Create(options);
        Assert.Same(other, other.ContinuedFrom(running));

        options.Key = "else";
        Assert.Throws<ArgumentException>("previous", () => Experiment.Create(options).ContinuedFrom(running));
        Assert.Throws<ArgumentNullException>("previous", () => running.ContinuedFrom(null!));
    }

    [Fact]
    public void ContinuedFrom_OptionsThatKeepTheBuckets_AreTakenAsTheyAre()
    {
        var running = Trials.Of(("a", 1_000), ("b", 1_000));
        var grown = running.WithShare("a", 1_500);
        Assert.Same(grown, grown.ContinuedFrom(running));
        // A return to the earlier shares does not release a bucket.
        Assert.Equal(["0-999,2000-2499", "1000-1999"], running.ContinuedFrom(grown).Arms.Select(arm => arm.Buckets));
    }

    private static readonly string[] Names = ["a", "b", "c"];

    private static Gen<(string Arm, int BasisPoints)[]> Shares =>
        from count in Gen.Elements(2, 3, 3, 3)
        from shares in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 1_500), Gen.Choose(0, 3_300)), 3)
        from isReversed in Gen.Elements(true, false)
        let arms = Names.Zip(shares).Take(count).ToArray()
        select isReversed ? [.. Enumerable.Reverse(arms)] : arms;
}
