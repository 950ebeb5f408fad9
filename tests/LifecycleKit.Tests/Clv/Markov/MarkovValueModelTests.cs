using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Clv;

public class MarkovValueModelTests
{
    private static readonly MarkovValueModel Paper = MarkovChains.Paper;

    // Solved in fractions: 321504, 34128, 7686 and −11184 over 6145.
    [Theory]
    [InlineData("1", 321504)]
    [InlineData("2", 34128)]
    [InlineData("3", 7686)]
    [InlineData("4", -11184)]
    [InlineData("former", 0)]
    public void Value_OfThePaper_IsItsFraction(string stage, double numerator)
    {
        Assert.Equal(numerator / 6145, Paper.Value(stage).Value, 1e-13);
        Assert.False(Paper.Value(stage).HasStandardError);
    }

    [Fact]
    public void Value_OfThePaperOverFourPeriods_IsAsPrinted()
    {
        Assert.Equal(50.115, Math.Round(Paper.Value("1", 4).Value, 3));
        Assert.Equal(4.220, Math.Round(Paper.Value("2", 4).Value, 3));
        Assert.Equal([36.0, -4, -4, -4, 0], Paper.Stages.Select(stage => Paper.Value(stage, 0).Value));
    }

    [Fact]
    public void Value_AnyChain_IsThePowerSum() => Law.Holds(
        from counts in MarkovChains.Counts from rewards in MarkovChains.Rewards from percent in Gen.Choose(5, 200)
        select (Counts: counts, Rewards: rewards, Rate: percent / 100.0),
        x =>
        {
            var size = x.Counts.GetLength(0);
            var (p, rewards) = (MarkovChains.Shares(x.Counts), x.Rewards[..size]);
            var model = MarkovValueModel.Create(MarkovChains.Names(size), p, rewards, x.Rate);
            var (infinite, seven) = (MarkovChains.PowerSum(p, rewards, x.Rate, 900), MarkovChains.PowerSum(p, rewards, x.Rate, 7));
            for (var i = 0; i < size; i++)
            {
                Assert.Equal(infinite[i], model.Value($"s{i}").Value, 1e-10);
                Assert.Equal(seven[i], model.Value($"s{i}", 7).Value, 1e-11);
            }
        },
        300);

    [Fact]
    public void StagesAfter_AnyChain_ArePowers() => Law.Holds(MarkovChains.Counts, counts =>
    {
        var size = counts.GetLength(0);
        var model = MarkovValueModel.FromCounts(MarkovChains.Names(size), counts, new double[size], 0);
        for (var j = 0; j < size; j++)
        {
            var power = MarkovChains.After(MarkovChains.Shares(counts), [.. Enumerable.Range(0, size).Select(i => i == j ? 1.0 : 0)], 5);
            for (var i = 0; i < size; i++) Assert.Equal(power[i], model.StagesAfter($"s{i}", 5)[j].Value, 1e-14);
        }
    }, 200);

    /// <summary>Long power sums show infinite figures by their growth, and finite ones by their limit.</summary>
    [Fact]
    public void Absorption_AnyChain_IsTheLimitOfPowers() => Law.Holds(MarkovChains.Counts, counts =>
    {
        var size = counts.GetLength(0);
        var p = MarkovChains.Shares(counts);
        var model = MarkovValueModel.Create(MarkovChains.Names(size), p, new double[size], 0);
        for (var j = 0; j < size; j++)
        {
            double[] unit = [.. Enumerable.Range(0, size).Select(i => i == j ? 1.0 : 0)];
            var (visits, later) = (MarkovChains.PowerSum(p, unit, 0, 5_000), MarkovChains.PowerSum(p, unit, 0, 10_000));
            for (var i = 0; i < size; i++)
            {
                var expected = later[i] > visits[i] + 1e-3 ? double.PositiveInfinity : visits[i];
                var actual = model.PeriodsIn($"s{i}", $"s{j}").Value;
                Assert.True(expected == actual || Math.Abs(expected - actual) < 1e-9 * (1 + expected), $"{expected} and {actual}");
                if (!model.AbsorbingStages.Contains($"s{j}")) continue;
                Assert.Equal(
                    MarkovChains.After(p, unit, 2_000)[i], model.AbsorptionProbability($"s{i}", $"s{j}").Value, 1e-9);
            }
        }

        bool[] ends = [.. Enumerable.Range(0, size).Select(i => model.AbsorbingStages.Contains($"s{i}"))];
        var end = MarkovChains.After(p, [.. ends.Select(x => x ? 1.0 : 0)], 2_000);
        var time = MarkovChains.PowerSum(p, [.. ends.Select(x => x ? 0.0 : 1)], 0, 2_000);
        for (var i = 0; i < size; i++)
        {
            var actual = model.PeriodsUntilAbsorption($"s{i}").Value;
            if (end[i] < 1 - 1e-9) Assert.Equal(double.PositiveInfinity, actual);
            else Assert.Equal(time[i], actual, 1e-8 * (1 + time[i]));
        }
    }, 40);

    [Fact]
    public void Absorption_OfASimulatedChain_IsWithinItsError()
    {
        double[,] p = { { 0.5, 0.3, 0.15, 0.05 }, { 0.4, 0.3, 0.1, 0.2 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };
        var model = MarkovValueModel.Create(["active", "idle", "moved", "lost"], p, [1, 0, 0, 0], 0);
        var random = new Random(20_000_214);
        const int runs = 40_000;
        var moved = 0;
        var periods = 0.0;
        var squares = 0.0;
        for (var run = 0; run < runs; run++)
        {
            var (at, time) = (0, 0);
            for (; at < 2; time++)
            {
                var (u, next) = (random.NextDouble(), 0);
                for (; next < 3 && u >= p[at, next]; next++) u -= p[at, next];
                at = next;
            }

            moved += (at == 2 ? 1 : 0);
            periods += time;
            squares += time * time;
        }

        var chance = model.AbsorptionProbability("active", "moved").Value;
        Assert.InRange(
            moved / (double)runs - chance, -4 * Math.Sqrt(chance * (1 - chance) / runs), 4 * Math.Sqrt(chance * (1 - chance) / runs));
        var mean = periods / runs;
        var error = Math.Sqrt((squares / runs - mean * mean) / runs);
        Assert.InRange(model.PeriodsUntilAbsorption("active").Value, mean - 4 * error, mean + 4 * error);
        Assert.Equal(1, chance + model.AbsorptionProbability("active", "lost").Value, 1e-15);
        Assert.Equal(model.PeriodsIn("active", "active").Value, model.Value("active").Value, 1e-14);
    }

    [Fact]
    public void Absorption_OfAClassThatNeverEnds_IsInfinite()
    {
        var model = MarkovValueModel.Create(
            ["new", "day", "night", "lost"],
            new[,] { { 0.5, 0.25, 0, 0.25 }, { 0, 0, 1, 0 }, { 0, 1.0, 0, 0 }, { 0, 0, 0, 1.0 } },
            [0, 1, 1, 0],
            0);

        Assert.Equal(["lost"], model.AbsorbingStages);
        Assert.Equal(double.PositiveInfinity, model.PeriodsUntilAbsorption("new").Value);
        Assert.Equal(double.PositiveInfinity, model.PeriodsIn("new", "night").Value);
        Assert.Equal((2, 0), (model.PeriodsIn("new", "new").Value, model.PeriodsIn("lost", "night").Value));
        Assert.Equal(0.5, model.AbsorptionProbability("new", "lost").Value, 1e-15);
        Assert.Equal((0, 1), (model.AbsorptionProbability("day", "lost").Value, model.AbsorptionProbability("lost", "lost").Value));
        Assert.Equal((0, double.PositiveInfinity), (model.PeriodsUntilAbsorption("lost").Value, model.PeriodsUntilAbsorption("day").Value));
        Assert.Equal((double.PositiveInfinity, 0), (model.Value("new").Value, model.Value("lost").Value));
        Assert.Throws<ArgumentException>("into", () => model.AbsorptionProbability("new", "day"));
    }

    [Theory]
    [InlineData(1, 1, double.PositiveInfinity, "")]
    [InlineData(-1, 0, double.NegativeInfinity, "")]
    [InlineData(1, -1, 0, "without discounting, rewards of both signs recur forever")]
    [InlineData(0, 0, 10, "")]
    public void Value_WithoutDiscount_EndsOrIsInfinite(double day, double night, double value, string reason)
    {
        var model = MarkovValueModel.Create(
            ["new", "day", "night"], new[,] { { 0.5, 0.5, 0 }, { 0, 0, 1 }, { 0, 1.0, 0 } }, [5, day, night], 0);

        Assert.Equal(reason, model.Value("new").Reason);
        if (reason.Length == 0) Assert.Equal(value, model.Value("new").Value);
    }

    /// <summary>I − Q is almost singular here: elimination that subtracts would lose every digit.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-15)]
    [InlineData(1e-30)]
    public void PeriodsUntilAbsorption_OfAVerySlowExit_KeepsItsDigits(double exit)
    {
        var model = MarkovValueModel.Create(
            ["a", "b", "lost"], new[,] { { 0, 1 - exit, exit }, { 1, 0, 0 }, { 0, 0, 1 } }, [1, 1, 0], 0);
        Assert.Equal(1, model.PeriodsUntilAbsorption("a").Value * exit / (2 - exit), 1e-14);
        Assert.Equal(1, model.AbsorptionProbability("b", "lost").Value, 1e-14);
    }

    [Fact]
    public void Value_OfATinyDiscount_KeepsItsDigits()
    {
        var model = MarkovValueModel.Create(["a", "b"], new[,] { { 0.3, 0.7 }, { 0.6, 0.4 } }, [1, 1], 1e-14);
        Assert.Equal(1, model.Value("a").Value / (1e14 + 1), 1e-13);
    }

    [Fact]
    public void Value_Of64Stages_IsThePowerSum()
    {
        var random = new Random(64);
        var p = new double[64, 64];
        for (var i = 0; i < 64; i++)
        {
            double[] row = [.. Enumerable.Range(0, 64).Select(_ => random.NextDouble())];
            for (var j = 0; j < 64; j++) p[i, j] = row[j] / row.Sum();
        }

        double[] rewards = [.. Enumerable.Range(0, 64).Select(_ => random.NextDouble() - 0.3)];
        var model = MarkovValueModel.Create(MarkovChains.Names(64), p, rewards, 0.3);
        var sum = MarkovChains.PowerSum(p, rewards, 0.3, 150);
        Assert.All(sum.Select((v, i) => (v, model.Value($"s{i}").Value)), x => Assert.Equal(x.v, x.Value, 1e-13));
    }

    [Fact]
    public void Create_ARowThatIsNotValid_NamesItsStage()
    {
        Assert.Contains("'b' sums to 0.9;", Refused(new[,] { { 1.0, 0 }, { 0.4, 0.5 } }), StringComparison.Ordinal);
        Assert.Contains("'b' sums to 1.0001;", Refused(new[,] { { 1.0, 0 }, { 0.5, 0.5001 } }), StringComparison.Ordinal);
        Assert.Contains("'a' holds -0.1;", Refused(new[,] { { 1.1, -0.1 }, { 0.5, 0.5 } }), StringComparison.Ordinal);
        Assert.Contains("'a' holds NaN;", Refused(new[,] { { 1, double.NaN }, { 0.5, 0.5 } }), StringComparison.Ordinal);
        Assert.Equal(
            0.3, MarkovValueModel.Create(["a", "b"], new[,] { { 0.3, 0.7 + 5e-10 }, { 0, 1 } }, [0, 0], 0).Transition("a", "a").Value,
            1e-9);

        static string Refused(double[,] p) =>
            Assert.Throws<ArgumentException>("transitions", () => MarkovValueModel.Create(["a", "b"], p, [0, 0], 0)).Message;
    }

    [Fact]
    public void Create_OtherBadArguments_NamesTheParameter()
    {
        double[,] one = { { 1 } };
        Assert.Throws<ArgumentException>("stages", () => MarkovValueModel.Create([], new double[0, 0], [], 0));
        Assert.Throws<ArgumentException>("stages", () => MarkovValueModel.Create([" "], one, [0], 0));
        Assert.Throws<ArgumentException>("stages", () => MarkovValueModel.Create(["a", "a"], new double[2, 2], [0, 0], 0));
        Assert.Throws<ArgumentException>(
            "stages", () => MarkovValueModel.Create(MarkovChains.Names(65), new double[65, 65], new double[65], 0));
        Assert.Throws<ArgumentException>("transitions", () => MarkovValueModel.Create(["a", "b"], one, [0, 0], 0));
        Assert.Throws<ArgumentException>("rewards", () => MarkovValueModel.Create(["a"], one, [0, 0], 0));
        Assert.Throws<ArgumentException>("rewards", () => MarkovValueModel.Create(["a"], one, [double.NaN], 0));
        Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => MarkovValueModel.Create(["a"], one, [0], -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => MarkovValueModel.Create(["a"], one, [0], double.NaN));
        Assert.Throws<ArgumentException>("counts", () => MarkovValueModel.FromCounts(["a"], new[,] { { -1L } }, [0], 0));
        Assert.Throws<ArgumentException>("stage", () => Paper.Value("5"));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => Paper.Value("1", -1));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => Paper.StagesAfter("1", MarkovValueModel.MaxPeriods + 1));
    }

    [Fact]
    public void Answers_AboutAStageNeverObserved_SayWhy()
    {
        var model = MarkovValueModel.FromCounts(
            ["a", "b", "unseen", "lost"],
            new long[,] { { 5, 5, 0, 0 }, { 2, 0, 1, 7 }, { 0, 0, 0, 0 }, { 0, 0, 0, 9 } },
            [1, 2, 3, 0],
            0.1);
        const string reason = "no transition from 'unseen' was observed";

        Assert.Equal((3, 0), (model.Value("unseen", 0).Value, model.Value("lost").Value));
        Assert.Equal(1 + 1.5 / 1.1, model.Value("a", 1).Value, 1e-14);
        Assert.True(model.Value("a", 2).HasValue);
        Estimate[] unknown =
        [
            model.Value("unseen", 1), model.Value("a", 3), model.Value("b", 2), model.Value("a"), model.StagesAfter("b", 2)[3],
            model.PeriodsIn("a", "b"), model.PeriodsUntilAbsorption("b"), model.AbsorptionProbability("a", "lost"),
        ];
        Assert.All(unknown, answer => Assert.Equal(reason, answer.Reason));
        Assert.Equal(double.PositiveInfinity, model.PeriodsIn("a", "lost").Value);
        Assert.Equal(["lost"], model.AbsorbingStages);
    }
}
