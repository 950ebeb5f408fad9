using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Scoring;

public class ScoreQuantilesTests
{
    [Fact]
    public void Of_AnyValues_AreThePercentilesOfTheDefinition() => Law.Holds(
        Gen.NonEmptyListOf(Gen.Choose(-5_000, 50_000).Select(x => x / 7m)), values =>
        {
            var quantiles = ScoreQuantiles.Of(values)!;
            var sorted = values.Order().ToArray();
            for (var k = 0; k <= 100; k++)
            {
                // Hyndman-Fan type 7.
                var h = (sorted.Length - 1) * (decimal)k / 100;
                var (low, high) = (sorted[(int)decimal.Floor(h)], sorted[(int)decimal.Ceiling(h)]);
                Assert.Equal((double)(low + (high - low) * (h - decimal.Floor(h))), (double)quantiles.Values[k], 1e-8);
            }

            Assert.Equal(quantiles.Values.Order(), quantiles.Values);
            Assert.Equal(100, quantiles.PercentileOf(sorted[^1]));
            Assert.Equal(0, quantiles.PercentileOf(sorted[0] - 1));
            foreach (var value in values)
                Assert.Equal(quantiles.Values.Skip(1).Count(one => one <= value), quantiles.PercentileOf(value));
        },
        count: 500);

    [Fact]
    public void Fit_OfALog_PutsTheCustomersOfTheFitIntoTiersOfTheirShares()
    {
        var log = Populations.Log(BetaGeometricFamily.Modified, new PurchaseParameters(0.6, 5, 0.9, 2), 900);
        var asOf = Days.Day(420);
        var model = PopulationModel.Fit(log, new PopulationModelOptions { AsOf = asOf }, TestContext.Current.CancellationToken).Model;
        var window = PurchaseWindow.Create(asOf, TimeZoneInfo.Utc);
        var histories = log.GetPurchaseHistories(window).Where(one => one is not null).Select(one => one!.Value).ToArray();
        var values = Array.ConvertAll(histories, one => model.Score(RfmValues.Create(1, 1, 1), one));
        Assert.Equal(Of(one => one.LifetimeValue.Value), model.Quantiles!.LifetimeValue);
        Assert.Equal(Of(one => one.ExpectedSpend.Value), model.Quantiles.ExpectedSpend);
        // Customers with equal histories have equal values, so a share is not exactly 20 or 40 %.
        Assert.InRange(Share(SpendTier.High), 0.19, 0.23);
        Assert.InRange(Share(SpendTier.Medium), 0.36, 0.44);
        Assert.InRange(Share(SpendTier.Low), 0.36, 0.41);

        ScoreQuantiles? Of(Func<PopulationScore, double> figure) =>
            ScoreQuantiles.Of(values.Select(one => ScoreQuantiles.Rounded(figure(one))));

        double Share(SpendTier tier) => values.Count(one => one.SpendTier == tier) / (double)values.Length;
    }

    [Fact]
    public void Of_NothingOrBadValues_IsNullOrThrows()
    {
        Assert.Null(ScoreQuantiles.Of([]));
        Assert.Throws<ArgumentNullException>("values", () => ScoreQuantiles.Of(null!));
        Assert.Throws<ArgumentOutOfRangeException>("values", () => ScoreQuantiles.Of([1, 2e24m]));
        Assert.Equal(ScoreQuantiles.Of([2, 1]), ScoreQuantiles.Of([1, 2]));
        Assert.NotEqual(ScoreQuantiles.Of([2, 1]), ScoreQuantiles.Of([1, 3]));
        Assert.Equal(1e24m, ScoreQuantiles.Rounded(double.PositiveInfinity));
        Assert.Throws<ArgumentNullException>("expectedSpend", () => new PopulationQuantiles(ScoreQuantiles.Of([1])!, null!));
        var quantiles = new PopulationQuantiles(ScoreQuantiles.Of([1])!, ScoreQuantiles.Of([1])!);
        Assert.Throws<ArgumentException>(
            "quantiles",
            () => PopulationModel.Create(Populations.Rfm(TimeZoneInfo.Utc), Populations.Mbg().Purchases, quantiles: quantiles));
    }

    [Theory]
    [InlineData(-1, 50, "mediumFrom")]
    [InlineData(101, 101, "mediumFrom")]
    [InlineData(50, 49, "highFrom")]
    [InlineData(50, 101, "highFrom")]
    public void Create_TiersOutOfRange_Throws(int medium, int high, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => SpendTiers.Create(medium, high));

    [Fact]
    public void TierOf_APercentile_IsThatOfTheBounds()
    {
        Assert.Equal(
            [SpendTier.Low, SpendTier.Medium, SpendTier.Medium, SpendTier.High, SpendTier.High],
            ((int[])[39, 40, 79, 80, 100]).Select(SpendTiers.Default.TierOf));
        Assert.Throws<ArgumentOutOfRangeException>("percentile", () => SpendTiers.Default.TierOf(101));
        Assert.Equal(SpendTiers.Default, SpendTiers.Create(40, 80));
    }

    [Fact]
    public void FromJson_OfPercentiles_ReadsBackOrNamesThePlace()
    {
        var terms = new ValueTerms { SpendTiers = SpendTiers.Create(50, 90) };
        var model = Populations.WithQuantiles(Populations.Mbg(), terms: terms);
        var json = model.ToJson();
        var again = PopulationModel.FromJson(json);
        Assert.Equal((model.Quantiles, model.Terms, model.ContentHash), (again.Quantiles, again.Terms, again.ContentHash));
        Assert.NotEqual(model.ContentHash, Populations.Mbg().ContentHash);
        Assert.Contains("\"spendTiers\":[50,90]", json, StringComparison.Ordinal);
        Assert.DoesNotContain("quantiles", Populations.Mbg().ToJson(), StringComparison.Ordinal);
        Refuses(json.Replace("{\"format\":2,\"terms\"", "{\"format\":1,\"terms\"", StringComparison.Ordinal), "Format 1 does not have");
        Refuses(json.Replace("\"lifetimeValue\":[", "\"lifetimeValue\":[1,", StringComparison.Ordinal), "quantiles/lifetimeValue");
        Refuses(json.Replace("\"expectedSpend\":[", "\"expectedSpend\":[1e25,", StringComparison.Ordinal), "quantiles/expectedSpend");
        Refuses(json.Replace("[50,90]", "[50]", StringComparison.Ordinal), "two percentiles");
        Refuses(json.Replace("[50,90]", "[50,40]", StringComparison.Ordinal), "high tier");
        Refuses(json.Replace("\"spend\":{", "\"spent\":{", StringComparison.Ordinal), "spent");

        static void Refuses(string text, string words) => Assert.Contains(
            words, Assert.Throws<ArgumentException>("json", () => PopulationModel.FromJson(text)).Message, StringComparison.Ordinal);
    }
}
