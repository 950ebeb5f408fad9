using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

/// <summary>What holds for every population and every way to cut it.</summary>
public class RfmModelLawTests
{
    private static readonly Gen<(RfmValues[] Population, RfmOptions Options)> AnyFit =
        RfmPopulations.AnyPopulation.Zip(RfmPopulations.AnyOptions);

    private static readonly Gen<(RfmValues[] Population, RfmOptions Options)> SpreadFit =
        RfmPopulations.Population.Zip(RfmPopulations.SpreadTies);

    [Fact]
    public void Score_IsMonotoneInEachRawValue() => Law.Holds(AnyFit.Zip(RfmPopulations.Customer.Zip(RfmPopulations.Customer)), x =>
    {
        var ((population, options), (a, b)) = x;
        var model = RfmPopulations.Fit(population, options);
        foreach (var key in new[] { ulong.MinValue, RfmModel.TieKeyOf("customer-3"), ulong.MaxValue })
        {
            var (scoreA, scoreB) = (model.Score(in a, key), model.Score(in b, key));
            Assert.True(a.RecencyDays <= b.RecencyDays ? scoreA.R >= scoreB.R : scoreA.R <= scoreB.R);
            Assert.True(a.Frequency <= b.Frequency ? scoreA.F <= scoreB.F : scoreA.F >= scoreB.F);
            Assert.True(a.Monetary <= b.Monetary ? scoreA.M <= scoreB.M : scoreA.M >= scoreB.M);
        }
    });

    [Fact]
    public void Score_UnderEqualTies_IsTheCountOfCutsThatTheColumnShows() =>
        Law.Holds(RfmPopulations.AnyPopulation.Zip(RfmPopulations.EqualTies).Zip(RfmPopulations.Customer), x =>
        {
            var ((population, options), stranger) = x;
            var model = RfmModel.Fit(population, RfmPopulations.AsOf, options);
            foreach (var customer in population.Where(values => values.HasOrders).Append(stranger))
            {
                var score = model.Score(in customer);
                Assert.Equal(NaiveRfm.Score(model.Recency, customer.RecencyDays), score.R);
                Assert.Equal(NaiveRfm.Score(model.Frequency, customer.Frequency), score.F);
                Assert.Equal(NaiveRfm.Score(model.Monetary, customer.Monetary), score.M);
            }
        });

    [Fact]
    public void Score_EqualValuesUnderEqualTies_AreEqual() => Law.Holds(RfmPopulations.Population.Zip(RfmPopulations.EqualTies), x =>
    {
        var (population, options) = x;
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, options);
        AssertOneScoreEach(values => values.RecencyDays, score => score.R);
        AssertOneScoreEach(values => values.Frequency, score => score.F);
        AssertOneScoreEach(values => values.Monetary, score => score.M);

        void AssertOneScoreEach<T>(Func<RfmValues, T> value, Func<RfmScore, int> score) => Assert.All(
            population.GroupBy(value), equals => Assert.Single(equals.Select(values => score(model.Score(in values))).Distinct()));
    });

    [Fact]
    public void Score_Batch_EqualsOneByOne() => Law.Holds(AnyFit, x =>
    {
        var keys = RfmPopulations.KeysFor(x.Population);
        var model = RfmPopulations.Fit(x.Population, x.Options);
        var scores = new RfmScore[x.Population.Length];
        model.Score(x.Population, scores, keys);
        Assert.Equal(RfmPopulations.Scores(model, x.Population, keys), scores);
        if (model.NeedsTieKeys) return;
        var withoutKeys = new RfmScore[x.Population.Length];
        model.Score(x.Population, withoutKeys);
        Assert.Equal(scores, withoutKeys);
        Assert.Equal(scores, x.Population.Select(values => model.Score(in values)));
    });

    [Fact]
    public void Fit_PermutedPopulation_IsTheSameModel() => Law.Holds(AnyFit.Zip(Gen.Choose(0, int.MaxValue)), x =>
    {
        var ((population, options), seed) = x;
        var keys = RfmPopulations.KeysFor(population);
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, options, keys);
        var rows = population.Zip(keys).ToArray();
        new Random(seed).Shuffle(rows);
        var shuffled = RfmModel.Fit([.. rows.Select(row => row.First)], RfmPopulations.AsOf, options, [.. rows.Select(row => row.Second)]);
        Assert.Equal(model.ToJson(), shuffled.ToJson());
    });

    [Fact]
    public void Fit_Quantiles_EqualTheNaiveOnes() => Law.Holds(RfmPopulations.Population.Zip(Gen.Choose(2, 10)), x =>
    {
        var (population, bins) = x;
        var cuts = RfmCuts.Quantile(bins);
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, new RfmOptions { Recency = cuts, Frequency = cuts, Monetary = cuts });
        AssertClose(NaiveRfm.Quantiles(population.Select(values => (decimal)values.RecencyDays), bins), model.Recency);
        AssertClose(NaiveRfm.Quantiles(population.Select(values => (decimal)values.Frequency), bins), model.Frequency);
        AssertClose(NaiveRfm.Quantiles(population.Select(values => values.Monetary), bins), model.Monetary);
    });

    [Fact]
    public void Fit_SpreadTiesWithDistinctKeys_MakesTilesOfExactSize() => Law.Holds(SpreadFit, x =>
    {
        var (population, options) = x;
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, options, RfmPopulations.DistinctKeysFor(population));
        Assert.All(new[] { model.Recency, model.Frequency, model.Monetary }, column =>
        {
            var tiles = NaiveRfm.Tiles(population.Length, column.BinCount);
            Assert.Equal(Enumerable.Range(1, column.BinCount).Select(tile => (long)tiles.Count(own => own == tile)), column.BinCounts);
        });
    });

    [Fact]
    public void Score_SpreadTiesWithDistinctKeys_IsTheTileInOrderOfValueAndKey() => Law.Holds(SpreadFit, x =>
    {
        var (population, options) = x;
        var keys = RfmPopulations.DistinctKeysFor(population);
        var model = RfmModel.Fit(population, RfmPopulations.AsOf, options, keys);
        (RfmValues Values, ulong Key)[] rows = [.. population.Zip(keys)];
        AssertTiles(rows.OrderBy(row => row.Values.RecencyDays).ThenBy(row => row.Key).Reverse(), score => score.R, model.Recency);
        AssertTiles(rows.OrderBy(row => row.Values.Frequency).ThenBy(row => row.Key), score => score.F, model.Frequency);
        AssertTiles(rows.OrderBy(row => row.Values.Monetary).ThenBy(row => row.Key), score => score.M, model.Monetary);

        void AssertTiles(IEnumerable<(RfmValues Values, ulong Key)> ordered, Func<RfmScore, int> score, RfmColumn column) =>
            Assert.Equal(NaiveRfm.Tiles(rows.Length, column.BinCount), ordered.Select(row => score(model.Score(row.Values, row.Key))));
    });

    [Fact]
    public void RecencyDaysOfNextChange_IsTheFirstDayOnWhichTheScoreFalls() => Law.Holds(AnyFit.Zip(Gen.Choose(0, 800)), x =>
    {
        var ((population, options), days) = x;
        var model = RfmPopulations.Fit(population, options);
        foreach (var key in RfmPopulations.KeysFor(population).Distinct())
        {
            var next = model.RecencyDaysOfNextChange(days, key);
            Assert.True(next > days);
            Assert.Equal(Score(days), Score(next - 1));
            if (next < int.MaxValue) Assert.True(Score(next) < Score(days));

            int Score(int recency) => model.Score(RfmValues.Create(recency, 1, 0), key).R;
        }
    });

    [Fact]
    public void RangeOf_ContainsEveryCustomerWithTheScore() => Law.Holds(AnyFit, x =>
    {
        var keys = RfmPopulations.KeysFor(x.Population);
        var model = RfmPopulations.Fit(x.Population, x.Options);
        foreach (var (values, key) in x.Population.Zip(keys).Where(row => row.First.HasOrders))
        {
            var score = model.Score(in values, key);
            Assert.True(model.Recency.RangeOf(score.R).Contains(values.RecencyDays));
            Assert.True(model.Frequency.RangeOf(score.F).Contains(values.Frequency));
            Assert.True(model.Monetary.RangeOf(score.M).Contains(values.Monetary));
        }
    });

    [Fact]
    public void Counts_AreThoseOfTheScores() => Law.Holds(AnyFit, x =>
    {
        var model = RfmPopulations.Fit(x.Population, x.Options);
        var scores = RfmPopulations.Scores(model, x.Population, RfmPopulations.KeysFor(x.Population));
        AssertCounts(score => score.R, model.Recency);
        AssertCounts(score => score.F, model.Frequency);
        AssertCounts(score => score.M, model.Monetary);

        void AssertCounts(Func<RfmScore, int> digit, RfmColumn column)
        {
            Assert.Equal(
                Enumerable.Range(1, column.BinCount).Select(s => (long)scores.Count(score => digit(score) == s)), column.BinCounts);
            Assert.Equal(column.BinCounts.Contains(0), column.IsDegenerate);
            Assert.Equal(column.IsDegenerate, column.Reason.Length > 0);
        }
    });

    private static void AssertClose(decimal[] expected, RfmColumn column)
    {
        Assert.Equal(expected.Length, column.CutPoints.Length);
        foreach (var (cut, own) in expected.Zip(column.CutPoints)) Assert.InRange(own - cut, -Precision(cut), Precision(cut));
    }

    /// <summary>The two ways to interpolate round at the 28th digit.</summary>
    private static decimal Precision(decimal value) => (1 + Math.Abs(value)) * 1e-25m;
}
