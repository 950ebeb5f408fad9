using LifecycleKit.Clv;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;
using LifecycleKit.Tests.Scoring;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>The population model on its way from the options to rules and views.</summary>
public class PopulationTrackingTests
{
    private static readonly Models Five = new();

    private static readonly LifecycleDefinition Fading = LifecycleDefinition.Build("fading", fading => fading
        .Stage("visitor").Stage("warm").Stage("cold")
        .Rule("buys", rule => rule.From("visitor", "cold").To("warm").On(EventTriggers.OrderPlaced))
        .Rule("cools", rule => rule.From("warm").To("cold").WhenTimePasses().When(Fields.ProbabilityAlive.LessThan(0.4m))));

    [Fact]
    public async Task GetViewAsync_WithAPopulationModel_ShowsItsFigures()
    {
        var setup = new TrackerSetup(options => options.Population = Five.Model);
        await setup.Tracker.RecordAsync("ann", setup.Order("1"), TrackerSetup.Cancellation);
        setup.Time.Advance(TimeSpan.FromDays(20));
        var view = await setup.Tracker.GetViewAsync("ann", TrackerSetup.Cancellation);
        var unknown = await setup.Tracker.GetViewAsync("bob", TrackerSetup.Cancellation);
        var history = PurchaseHistory.Create(0, 0, 20 / 7.0, TimeUnit.Week);

        Assert.Equal(Five.Model.Purchases.ProbabilityAlive(history), view.Forecast.ProbabilityAlive);
        Assert.Equal(Five.Model.Purchases.ExpectedPurchases(history, 90 / 7.0), view.Forecast.ExpectedOrders);
        Assert.True(view.Forecast.LifetimeValue.Value > 0 && view.Forecast.ExpectedSpend.Value > 0);
        Assert.True(view.Rfm.IsScored && view.Segment is not null);
        Assert.Equal(view.Rfm, view.Forecast.Rfm);
        Assert.NotNull(view.Forecast.ChurnBand);
        Assert.Equal("no order counts", unknown.Forecast.ProbabilityAlive.Reason);
    }

    [Fact]
    public async Task GetViewAsync_WithoutAPopulationModel_SaysSo()
    {
        var setup = new TrackerSetup();
        await setup.Tracker.RecordAsync("ann", setup.Order("1"), TrackerSetup.Cancellation);
        var view = await setup.Tracker.GetViewAsync("ann", TrackerSetup.Cancellation);
        Assert.Equal("no population model is configured", view.Forecast.LifetimeValue.Reason);
        Assert.Null(view.Forecast.ChurnBand);
    }

    [Theory]
    [InlineData(LateEventPolicy.Apply)]
    [InlineData(LateEventPolicy.Rebuild)]
    public async Task SweepAsync_RuleOnPAlive_MovesTheCustomerOnTheDay(LateEventPolicy late)
    {
        var setup = new TrackerSetup(options =>
        {
            (options.Population, options.LateEvents) = (Five.Model, late);
            options.AddTrack("journey", Fading);
        });
        await setup.Tracker.RecordAsync("ann", setup.Order("1"), TrackerSetup.Cancellation);
        var due = (await setup.Tracker.GetViewAsync("ann", TrackerSetup.Cancellation)).Track("journey").NextDue;
        var history = new CustomerHistory();
        history.Apply(setup.Order("1"));

        Assert.Equal(Five.Model.FindFallBelow(history, setup.Time.GetUtcNow(), TimeZoneInfo.Utc, 0.4), due);
        setup.Time.Advance(due!.Value.AddTicks(-1) - setup.Time.GetUtcNow());
        Assert.Empty((await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).Transitions);
        setup.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("cold", Assert.Single((await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).Transitions).To);
    }

    [Fact]
    public async Task Publish_OfAnotherPopulationModel_MovesTheCustomersOver()
    {
        var setup = new TrackerSetup(options => (options.Population = Five.Model).ToString());
        await setup.Tracker.RecordAsync("ann", setup.Order("1"), TrackerSetup.Cancellation);
        var same = setup.Publish(
            new LifecycleOptions { Population = PopulationModel.FromJson(Five.Model.ToJson()) }.AddTrack("journey", TrackerSetup.Small));
        var other = setup.Publish(new LifecycleOptions { Population = Five.Other }.AddTrack("journey", TrackerSetup.Small));

        Assert.Empty(same.Publications);
        Assert.Equal(PublicationPart.Population, Assert.Single(other.Publications).Part);
        Assert.Equal(1, (await setup.Tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)).MovedOverCount);
        Assert.Equal(
            Five.Other.Purchases.ProbabilityAlive(PurchaseHistory.Create(0, 0, 0, TimeUnit.Week)),
            (await setup.Tracker.GetViewAsync("ann", TrackerSetup.Cancellation)).Forecast.ProbabilityAlive);
    }

    [Fact]
    public void Create_PopulationModelThatDoesNotFit_ListsTheErrors()
    {
        Refused(new LifecycleOptions { Population = Five.Model, Rfm = GivenScores.Context(TimeZoneInfo.Utc).Rfm }, "other cut points");
        Refused(
            new LifecycleOptions { Population = Five.Model, TimeZone = Zones.Find("Europe/Berlin") },
            "Population: The population model counts days in 'UTC'");
        Refused(
            new LifecycleOptions { Population = Five.Other, ReportingCurrency = "USD" },
            "Population is in EUR, but ReportingCurrency is USD");
        var otherBins = PopulationModel.Create(GivenScores.Context(TimeZoneInfo.Utc).Rfm!, Five.Model.Purchases);
        Refused(
            new LifecycleOptions { Population = otherBins },
            "Population.Rfm must have the 5×5×5 bins of the segment map 'FivePhase'; it has 5×3×4");
        LifecycleTracker.Create(new LifecycleOptions { Population = Five.Other, Rfm = Five.Model.Rfm, ReportingCurrency = "EUR" });

        static void Refused(LifecycleOptions options, string words) =>
            Assert.Contains(
                words, Assert.Throws<ArgumentException>(nameof(options), () => LifecycleTracker.Create(options)).Message,
                StringComparison.Ordinal);
    }

    /// <summary>Two models of five bins with different purchase models; only one of them has a currency.</summary>
    private sealed class Models
    {
        public PopulationModel Model { get; } = Populations.Mbg();

        public PopulationModel Other { get; } = PopulationModel.Create(
            Populations.Rfm(TimeZoneInfo.Utc), MbgNbdModel.Create(0.3, 5, 0.7, 2, TimeUnit.Week), null,
            new ValueTerms { Currency = "EUR" });
    }
}
