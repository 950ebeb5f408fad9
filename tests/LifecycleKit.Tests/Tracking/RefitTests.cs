using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>A refit publishes the model that the orders of the store have, when it is a good one.</summary>
public class RefitTests
{
    [Fact]
    public async Task RefitAsync_SimulatedShop_PublishesTheModelOfItsOrders()
    {
        var setup = new TrackerSetup();
        var orders = Simulated(1_500);
        await setup.Tracker.BackfillAsync(
            orders.Select(one => new TrackedEvent(one.Customer, CustomerEvent.Order(one.Order))),
            new BackfillOptions { Name = "legacy" }, TrackerSetup.Cancellation);
        Assert.Equal(
            "no population model is configured",
            (await setup.Tracker.GetViewAsync("customer 7", TrackerSetup.Cancellation)).Forecast.ProbabilityAlive.Reason);
        var result = await setup.Tracker.RefitAsync(cancellationToken: TrackerSetup.Cancellation);

        var log = new OrderLogBuilder();
        foreach (var (customer, order) in orders) log.Add(customer, order);
        var direct = PopulationModel.Fit(
            log.Build(), new PopulationModelOptions { AsOf = TrackerSetup.Start }, TrackerSetup.Cancellation).Model;
        Assert.True(result.IsPublished, string.Join(' ', result.Errors));
        Assert.Equal(direct.ContentHash, result.Fit.Model.ContentHash);
        Assert.Equal(PublicationPart.Population, Assert.Single(result.Publication!.Publications).Part);
        Assert.Equal(orders.Where(one => one.Order.IsCounted).DistinctBy(one => one.Customer).Count(), result.CustomerCount);
        Assert.Equal(orders.Count(one => one.Order.IsCounted), result.OrderCount);
        Assert.Equal(RfmPopulation.RepeatCustomers, result.Fit.Model.Rfm.Population);
        Assert.Equal((SegmentMaps.FivePhase, result.CustomerCount), (result.Segments!.Map, result.Segments.CustomerCount));
        Assert.Equal([.. result.Fit.Diagnostics, .. result.Segments.Diagnostics], result.Diagnostics);
        var view = await setup.Tracker.GetViewAsync("customer 7", TrackerSetup.Cancellation);
        Assert.True(view.Forecast.ProbabilityAlive.HasValue && view.Forecast.LifetimeValue.HasValue && view.Rfm.IsScored);

        // The same orders make the same model, so that nothing is published again.
        var again = await setup.Tracker.RefitAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.True(again.IsPublished);
        Assert.Empty(again.Publication!.Publications);
    }

    [Fact]
    public async Task RefitAsync_ShopWithFewOrders_SaysWhyNothingIsPublished()
    {
        var setup = new TrackerSetup();
        var empty = await setup.Tracker.RefitAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.False(empty.IsPublished);
        Assert.StartsWith("The purchase model has too few orders. ", Assert.Single(empty.Errors), StringComparison.Ordinal);
        Assert.Null(empty.Segments);
        await setup.RecordAsync(setup.Order("1"));
        await setup.RecordAsync(setup.Order("2"), "bert");
        setup.Time.Advance(TimeSpan.FromDays(20));
        var result = await setup.Tracker.RefitAsync(cancellationToken: TrackerSetup.Cancellation);
        Assert.False(result.IsPublished);
        Assert.Null(result.Publication);
        Assert.Equal((2, 2), (result.CustomerCount, result.OrderCount));
        Assert.Contains(DiagnosticIds.FewRepeatCustomers, result.Diagnostics.Select(one => one.Id));
        Assert.StartsWith("The purchase model runs to a limit (AtBoundary). ", Assert.Single(result.Errors), StringComparison.Ordinal);
        var publications = await setup.Tracker.GetPublicationsAsync(TrackerSetup.Cancellation);
        Assert.DoesNotContain(publications, one => one is { Part: PublicationPart.Population, IsRemoval: false });
    }

    [Fact]
    public async Task RefitAsync_FitWithoutEnoughSteps_IsNotPublished()
    {
        var setup = new TrackerSetup();
        await setup.Tracker.BackfillAsync(
            Simulated(400).Select(one => new TrackedEvent(one.Customer, CustomerEvent.Order(one.Order))),
            new BackfillOptions { Name = "legacy" }, TrackerSetup.Cancellation);
        var result = await setup.Tracker.RefitAsync(
            new PopulationModelOptions { AsOf = TrackerSetup.Start, Fit = new FitOptions { MaxIterations = 1 } },
            TrackerSetup.Cancellation);
        Assert.False(result.IsPublished);
        Assert.Contains("The purchase model did not converge (IterationLimit). ", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefitAsync_ModelThatContradictsTheShop_IsNotPublished()
    {
        var setup = new TrackerSetup();
        await setup.Tracker.BackfillAsync(
            Simulated(1_500).Select(one => new TrackedEvent(one.Customer, CustomerEvent.Order(one.Order))),
            new BackfillOptions { Name = "legacy" }, TrackerSetup.Cancellation);
        var result = await setup.Tracker.RefitAsync(
            new PopulationModelOptions { AsOf = TrackerSetup.Start, TimeZone = Zones.Find("Europe/Berlin") }, TrackerSetup.Cancellation);
        Assert.False(result.IsPublished);
        Assert.Equal(result.Publication!.Errors, result.Errors);
        Assert.Contains("Europe/Berlin", result.Errors[0], StringComparison.Ordinal);
    }

    /// <summary>Draws the orders of customers who purchase and drop out as a known model says; a few are cancelled or refunded.</summary>
    private static List<(string Customer, OrderSnapshot Order)> Simulated(int count)
    {
        var model = MbgNbdModel.Create(0.5, 4, 0.8, 2.5, TimeUnit.Week);
        var ages = Enumerable.Range(0, count).Select(i => 60.0 + (i % 40)).ToArray();
        var times = model.SimulateTimes(ages, seed: 11);
        var random = new Random(7);
        var orders = new List<(string Customer, OrderSnapshot Order)>();
        for (var i = 0; i < count; i++)
        {
            var level = 10 + (random.NextDouble() * 50);
            foreach (var time in times[i].Prepend(0))
            {
                var at = TrackerSetup.Start.AddDays((time - ages[i]) * 7).AddHours(-1);
                var total = Math.Round((decimal)(level * (0.5 + random.NextDouble())), 2);
                orders.Add(($"customer {i}", new OrderSnapshot
                {
                    OrderId = $"{i}-{orders.Count}", PlacedAt = at, ChangedAt = at, GrossTotal = total,
                    RefundedTotal = random.Next(30) switch { 0 => total, 1 => total / 2, _ => 0 },
                    Status = time > 0 && random.Next(30) == 0 ? OrderStatus.Cancelled : OrderStatus.Paid,
                }));
            }
        }

        return orders;
    }
}
