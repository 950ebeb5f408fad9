using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Scoring;

public class PopulationModelFitTests
{
    private static readonly OrderLog Log = Populations.Log(BetaGeometricFamily.Modified, new PurchaseParameters(0.6, 5, 0.9, 2), 600);
    private static readonly DateTimeOffset AsOf = Days.Day(420);

    [Fact]
    public void Fit_OfALog_HasTheFitsOfItsParts()
    {
        var options = new PopulationModelOptions { AsOf = AsOf, TimeZone = Zones.Find("Europe/Berlin"),
            Terms = new ValueTerms { Currency = "EUR", Margin = 0.3 } };
        var fit = PopulationModel.Fit(Log, options, TestContext.Current.CancellationToken);
        var window = PurchaseWindow.Create(AsOf, options.TimeZone);
        var alone = MbgNbdModel.Fit(PurchaseSample.Create(Log, window), null, TestContext.Current.CancellationToken);
        var values =
            Log.Summarize(AsOf).Select(summary => RfmValues.TryFrom(summary, AsOf, options.TimeZone, out var x) ? x : default).ToArray();

        Assert.True(fit.HasModel && fit.TryGetModel(out var model) && ReferenceEquals(model, fit.Model));
        Assert.Equal(FitStatus.Converged, fit.Purchases.Status);
        Assert.Equal(alone.Model.Parameters, fit.Model.Purchases.Parameters);
        Assert.Equal(alone.LogLikelihood.Value, fit.Purchases.LogLikelihood.Value);
        Assert.Equal(
            RfmModel.Fit(
                values, AsOf, new RfmOptions { TimeZone = options.TimeZone, Population = RfmPopulation.RepeatCustomers }).ToJson(),
            fit.Model.Rfm.ToJson());
        Assert.Equal(RfmPopulation.RepeatCustomers, fit.Model.Rfm.Population);
        Assert.Empty(fit.Diagnostics);
        Assert.Equal(
            (AsOf, "Europe/Berlin", TimeUnit.Week, PurchaseGrain.Day),
            (fit.Model.AsOf, fit.Model.TimeZoneId, fit.Model.Unit, fit.Model.Grain));
        Assert.Equal(
            GammaGammaModel.Fit(SpendSample.Create(Log, window), null, TestContext.Current.CancellationToken).Model.Parameters,
            fit.Model.Spend!.Parameters);
        Assert.Equal(fit.Spend.Model, fit.Model.Spend);
        Assert.Equal(("EUR", 0.3), (fit.Model.Terms.Currency, fit.Model.Terms.Margin));
    }

    [Theory]
    [InlineData(PurchaseModelKind.MbgNbd, "MBG/NBD")]
    [InlineData(PurchaseModelKind.BgNbd, "BG/NBD")]
    [InlineData(PurchaseModelKind.ParetoNbd, "Pareto/NBD")]
    [InlineData(PurchaseModelKind.Nbd, "NBD")]
    public void Fit_OfAKind_IsOfThatModelUnitAndGrain(PurchaseModelKind kind, string name)
    {
        var options = new PopulationModelOptions { AsOf = AsOf, Purchases = kind, Unit = TimeUnit.Month, Grain = PurchaseGrain.Order };
        var model = PopulationModel.Fit(Log, options, TestContext.Current.CancellationToken).Model;
        Assert.Equal((name, TimeUnit.Month, PurchaseGrain.Order), (model.Purchases.Name, model.Unit, model.Grain));
    }

    [Fact]
    public void Fit_WithFewRepeatCustomers_CutsAllBuyersAndSaysSo()
    {
        var builder = new OrderLogBuilder();
        for (var i = 0; i < 200; i++)
        {
            builder.Add($"customer {i}", Days.Day(i), 10 + i % 7);
            if (i < RfmModel.MinRepeatCustomerCount - 1) builder.Add($"customer {i}", Days.Day(i + 20 + 5 * i), 20 + i % 3);
        }

        var log = builder.Build();
        var fit = PopulationModel.Fit(log, new PopulationModelOptions { AsOf = AsOf }, TestContext.Current.CancellationToken);
        Assert.Equal(RfmPopulation.AllBuyers, fit.Model.Rfm.Population);
        var warning = Assert.Single(fit.Diagnostics);
        Assert.Equal((DiagnosticIds.FewRepeatCustomers, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        var asked = new PopulationModelOptions { AsOf = AsOf, Rfm = new RfmOptions() };
        Assert.Empty(PopulationModel.Fit(log, asked, TestContext.Current.CancellationToken).Diagnostics);
    }

    [Fact]
    public void Fit_WithoutOrders_IsNoModelAndSaysWhy()
    {
        var fit = PopulationModel.Fit(OrderLog.Read([]), new PopulationModelOptions { AsOf = AsOf }, TestContext.Current.CancellationToken);
        Assert.False(fit.HasModel || fit.TryGetModel(out _));
        Assert.Equal(FitStatus.NotEnoughData, fit.Purchases.Status);
        Assert.Contains("no customers", Assert.Throws<InvalidOperationException>(() => fit.Model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OptionsThatContradict_ThrowsArgumentException()
    {
        Refuses(
            new PopulationModelOptions { AsOf = AsOf, TimeZone = Zones.Find("Europe/Berlin"), Rfm = new RfmOptions() }, "Europe/Berlin");
        Refuses(
            new PopulationModelOptions { AsOf = AsOf, Rfm = new RfmOptions { Monetary = RfmCuts.Quantile(spreadTies: true) } },
            "spread ties");
        Refuses(new PopulationModelOptions { AsOf = AsOf, Purchases = (PurchaseModelKind)7 }, "MbgNbd");

        static void Refuses(PopulationModelOptions options, string words) => Assert.Contains(
            words,
            Assert.ThrowsAny<ArgumentException>(() => PopulationModel.Fit(Log, options, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(
        () => PopulationModel.Fit(Log, new PopulationModelOptions { AsOf = AsOf }, new CancellationToken(canceled: true)));

    [Fact]
    public void Create_OfInvalidParts_Throws()
    {
        var purchases = MbgNbdModel.Create(1, 1, 1, 1, TimeUnit.Week);
        var spread =
            RfmModel.Fit([RfmValues.Create(1, 1, 1)], AsOf, new RfmOptions { Monetary = RfmCuts.Quantile(spreadTies: true) }, tieKeys: [1]);
        Assert.Throws<ArgumentNullException>("rfm", () => PopulationModel.Create(null!, purchases));
        Assert.Throws<ArgumentNullException>("purchases", () => PopulationModel.Create(spread, null!));
        Assert.Throws<ArgumentException>("rfm", () => PopulationModel.Create(spread, purchases));
        Assert.Throws<ArgumentException>(
            "spend",
            () => PopulationModel.Create(
                Populations.Rfm(TimeZoneInfo.Utc), purchases, GammaGammaModel.Create(1, 2, 3, PurchaseGrain.Order)));
    }

    [Fact]
    public void Terms_OutsideTheirRange_Throw()
    {
        Assert.Throws<ArgumentException>(() => new ValueTerms { Currency = "euro" });
        Assert.All(
            [0, -1, double.PositiveInfinity, double.NaN],
            margin => Assert.Throws<ArgumentOutOfRangeException>(() => new ValueTerms { Margin = margin }));
        Assert.All(
            [TimeSpan.Zero, TimeSpan.FromDays(-1), TimeSpan.FromDays(36_501)],
            span => Assert.Throws<ArgumentOutOfRangeException>(() => new ValueTerms { OrdersHorizon = span }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueTerms { ValueHorizon = TimeSpan.Zero });
    }
}
