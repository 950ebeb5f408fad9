using System.Text;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Tests.Rfm;

namespace LifecycleKit.Tests.Scoring;

public class PopulationModelJsonTests
{
    /// <summary>A model in format 1. Do not edit: later versions must still read it.</summary>
    private static readonly string Format1 = """
        {"format":1,"terms":{"currency":"EUR","margin":0.3,"discount":0.1,"ordersHorizon":"90.00:00:00","valueHorizon":"365.00:00:00"},
        "rfm":{"format":1,"asOf":"2026-01-31T00:00:00+00:00","timeZone":"Europe/Berlin",
        "recency":{"method":"given","cutPoints":[30,60.5],"counts":[1,1,2]},
        "frequency":{"method":"quantile","cutPoints":[1,2],"counts":[1,2,1]},
        "monetary":{"method":"fixed","cutPoints":[-0.1,3.5],"counts":[2,0,2]}},
        "purchases":{"model":"BG/NBD","unit":"week","grain":"order","parameters":[0.24,4.4,0.79,2.43],
        "covarianceOfLogs":[0.01,0.002,0,0.001,0.002,0.02,0,0,0,0,0.03,0,0.001,0,0,0.04]},
        "spend":{"model":"Gamma-Gamma","parameters":[6.25,3.74,15.44],"covarianceOfLogs":[1,0.5,0,0.5,1,0,0,0,2]}}
        """.ReplaceLineEndings(string.Empty);

    private static readonly string[] Parts = ["terms", "rfm", "purchases"];
    [Fact]
    public void FromJson_Format1_ReadsEverything()
    {
        var model = PopulationModel.FromJson(Format1);

        Assert.Equal(
            (RfmPopulations.AsOf, "Europe/Berlin", TimeUnit.Week, PurchaseGrain.Order),
            (model.AsOf, model.TimeZoneId, model.Unit, model.Grain));
        Assert.Equal(
            new ValueTerms { Currency = "EUR", Margin = 0.3, Discount = Discount.Continuous(0.1) }, model.Terms);
        var purchases = Assert.IsType<BgNbdModel>(model.Purchases);
        Assert.Equal((0.24, 4.4, 0.79, 2.43), (purchases.R, purchases.Alpha, purchases.A, purchases.B));
        Assert.Equal(0.24 * 2.43 * 0.001, purchases.Covariance![0, 3], 1e-15);
        Assert.Equal(4.4 * Math.Sqrt(0.02), purchases.Parameters[1].Value.StandardError, 1e-12);
        Assert.Equal((6.25, 3.74, 15.44), (model.Spend!.P, model.Spend.Q, model.Spend.V));
        Assert.Equal((PurchaseGrain.Order, 3.74), (model.Spend.Grain, model.Spend.Parameters[1].Value.StandardError));
        Assert.Equal([30m, 60.5m], model.Rfm.Recency.CutPoints);
        Assert.Equal(RfmPopulation.AllBuyers, model.Rfm.Population);
        Assert.Equal(
            Format1.Replace("+00:00", "Z", StringComparison.Ordinal)
                .Replace("{\"format\":1,\"terms\"", "{\"format\":2,\"terms\"", StringComparison.Ordinal)
                .Replace("\"rfm\":{\"format\":1", "\"rfm\":{\"format\":3", StringComparison.Ordinal)
                .Replace("\"Europe/Berlin\",", "\"Europe/Berlin\",\"population\":\"allBuyers\",", StringComparison.Ordinal),
            model.ToJson());
    }

    [Fact]
    public void ToJson_AnyModel_ReadsBackAndScoresIdentically() =>
        Law.Holds(Populations.Any.Zip(Populations.Customers), x =>
        {
            var (model, customer) = x;
            var again = PopulationModel.FromJson(model.ToJson());
            var zone = TimeZoneInfo.FindSystemTimeZoneById(model.TimeZoneId);
            Assert.Equal((model.ToJson(), model.ContentHash, model.Version), (again.ToJson(), again.ContentHash, again.Version));
            Assert.Equal(model.Score(customer, Days.Day(310), zone), again.Score(customer, Days.Day(310), zone));
        });

    [Fact]
    public void ToJson_OfAFit_IsUnder8KbAndKeepsStandardErrors()
    {
        var log = Populations.Log(BetaGeometricFamily.Modified, new PurchaseParameters(0.6, 5, 0.9, 2), 600);
        var terms =
            new ValueTerms { Currency = "EUR", Margin = 0.3, Discount = Discount.Effective(0.1), ChurnBands = ChurnBands.Create(0, 0) };
        var options = new PopulationModelOptions { AsOf = Days.Day(420), Terms = terms };
        var model = PopulationModel.Fit(log, options, TestContext.Current.CancellationToken).Model;
        var again = PopulationModel.FromJson(model.ToJson());
        var customer = Populations.Customer(0, 20_000, 90_000);
        Assert.Equal(ChurnBand.High, again.Score(customer, Days.Day(200), TimeZoneInfo.Utc).ChurnBand);
        var score = model.Score(customer, Days.Day(200), TimeZoneInfo.Utc, withStandardErrors: true);

        Assert.InRange(Encoding.UTF8.GetByteCount(model.ToJson()), 500, 8_191);
        Assert.Equal(model.Purchases.Parameters, again.Purchases.Parameters);
        Assert.Equal(model.Terms, again.Terms);
        Assert.NotNull(model.Quantiles);
        Assert.Equal(model.Quantiles, again.Quantiles);
        Assert.All(
            [score.ProbabilityAlive, score.ChurnProbability, score.ExpectedOrders, score.ExpectedSpend, score.LifetimeValue],
            figure => Assert.True(figure.HasStandardError));
        Assert.Equal(score, again.Score(customer, Days.Day(200), TimeZoneInfo.Utc, withStandardErrors: true));
    }

    [Fact]
    public void Version_OfAnotherModel_IsAnother()
    {
        var models = new[]
        {
            Format1, Format1.Replace("0.24,", "0.25,", StringComparison.Ordinal), Format1.Replace("0.3,", "0.4,", StringComparison.Ordinal),
            Format1.Replace("[30,60.5]", "[30,60]", StringComparison.Ordinal),
            Format1.Replace("BG/NBD", "MBG/NBD", StringComparison.Ordinal),
        }.Select(PopulationModel.FromJson).ToArray();
        Assert.Distinct(models.Select(model => model.Version));
        Assert.All(
            models,
            model => Assert.Equal((64, 32, model.Version), (model.ContentHash.Length, model.Version.Length, model.ContentHash[..32])));
    }

    [Theory]
    [InlineData("{\"format\":1,\"terms\"", "{\"format\":3,\"terms\"", "format is 3")]
    [InlineData("{\"format\":1,\"terms\"", "{\"terms\"", "format")]
    [InlineData("{\"format\":1,\"terms\"", "{\"colour\":1,\"format\":1,\"terms\"", "colour")]
    [InlineData("\"rfm\":{\"format\":1", "\"rfm\":{\"format\":4", "rfm/format: Its format is 4")]
    [InlineData("\"rfm\":{\"format\":1", "\"rfm\":{\"format\":2", "rfm/population: There is no population")]
    [InlineData("\"margin\":0.3,", "", "margin")]
    [InlineData("\"margin\":0.3", "\"margin\":0", "terms: The margin must be finite and above 0")]
    [InlineData("\"margin\":0.3", "\"margin\":1e999", "terms: The margin")]
    [InlineData("\"margin\":0.3", "\"margin\":\"NaN\"", "margin")]
    [InlineData("\"margin\":0.3", "\"margin\":0.3,\"margin\":0.3", "occurs twice")]
    [InlineData("\"discount\":0.1", "\"discount\":-0.1", "terms: A discount rate")]
    [InlineData("\"EUR\"", "\"Euro\"", "terms: A currency")]
    [InlineData("\"90.00:00:00\"", "\"-90.00:00:00\"", "terms: A horizon")]
    [InlineData("\"90.00:00:00\"", "90", "ordersHorizon")]
    [InlineData("[30,60.5]", "[30,30]", "rfm/recency/cutPoints")]
    [InlineData("[1,2],", "[1,2],\"tieKeys\":[1,2],", "rfm: The cut points spread ties")]
    [InlineData("BG/NBD", "bg-nbd", "purchases/model: The model is not known. Write one of MBG/NBD, BG/NBD, Pareto/NBD, NBD")]
    [InlineData("\"BG/NBD\"", "null", "purchases/model")]
    [InlineData("\"week\"", "\"weeks\"", "purchases/unit: The unit is not known. Write day, week, month or year")]
    [InlineData("\"week\"", "null", "purchases/unit")]
    [InlineData("\"order\"", "\"Order\"", "purchases/grain: The grain is not known. Write day or order")]
    [InlineData(
        "[0.24,4.4,0.79,2.43]", "[0.24,4.4,0.79]",
        "purchases/parameters: The parameters do not fit the model. Give 4 parameters, each from 1E-15 to 1E15")]
    [InlineData("[0.24,4.4,0.79,2.43]", "[0.24,4.4,0.79,2.43,1]", "purchases/parameters")]
    [InlineData("[0.24,4.4,0.79,2.43]", "[0.24,4.4,0.79,0]", "purchases/parameters")]
    [InlineData("[0.24,4.4,0.79,2.43]", "[0.24,-4.4,0.79,2.43]", "purchases/parameters")]
    [InlineData("[0.24,4.4,0.79,2.43]", "[0.24,4.4,0.79,1e999]", "purchases/parameters")]
    [InlineData("[0.24,4.4,0.79,2.43]", "null", "purchases/parameters")]
    [InlineData("[0.01,0.002,", "[0.01,0.003,", "purchases/covarianceOfLogs: The covariance is not symmetric")]
    [InlineData("[0.01,0.002,", "[0.002,", "purchases/covarianceOfLogs: The covariance does not fit the parameters. Give 4 rows of 4")]
    [InlineData("[0.01,0.002,", "[-0.01,0.002,", "purchases/covarianceOfLogs: A variance is below 0")]
    [InlineData(
        "[0.01,0.002,", "[1e999,0.002,", "purchases/covarianceOfLogs: The covariance does not fit the parameters. Give 4 rows of 4 finite")]
    [InlineData("Gamma-Gamma", "gamma", "spend/model: The model is not known. Write Gamma-Gamma")]
    [InlineData("[6.25,3.74,15.44]", "[6.25,3.74]", "spend/parameters: The parameters do not fit the model. Give 3 parameters")]
    [InlineData("[6.25,3.74,15.44]", "[6.25,3.74,-1]", "spend/parameters")]
    [InlineData("[1,0.5,0,0.5,", "[1,0.5,0,0.6,", "spend/covarianceOfLogs: The covariance is not symmetric")]
    public void FromJson_OneFault_ThrowsArgumentExceptionNamingThePlace(string part, string replacement, string path)
    {
        Assert.Contains(part, Format1, StringComparison.Ordinal);

        var json = Format1.Replace(part, replacement, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(nameof(json), () => PopulationModel.FromJson(json));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terms")]
    [InlineData("rfm")]
    [InlineData("purchases")]
    public void FromJson_PartThatIsNull_ThrowsArgumentExceptionNamingIt(string part)
    {
        var json = $"{{\"format\":1,{string.Join(',', Parts.Select(Member))}}}";
        Assert.Contains(
            $"at {part}: There is null", Assert.Throws<ArgumentException>(nameof(json), () => PopulationModel.FromJson(json)).Message,
            StringComparison.Ordinal);

        string Member(string name)
        {
            using var whole = System.Text.Json.JsonDocument.Parse(Format1);
            return $"\"{name}\":{(name == part ? "null" : whole.RootElement.GetProperty(name).GetRawText())}";
        }
    }

    [Fact]
    public void FromJson_Null_ThrowsArgumentNullException() =>
        Assert.Throws<ArgumentNullException>("json", () => PopulationModel.FromJson(null!));

    [Fact]
    public void FromJson_AnyMutilation_ThrowsNothingButArgumentException() =>
        MutilatedJson.IsReadOrRefused(Format1, PopulationModel.FromJson);
}
