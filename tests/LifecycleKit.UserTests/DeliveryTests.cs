using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.UserTests;

/// <summary>Transitions reach handlers at least once and in order, and what cannot be delivered is parked.</summary>
public class DeliveryTests
{
    private static readonly string Name = typeof(NotingHandler).FullName!;

    public static TheoryData<bool> Stores => [false, true];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task RecordAsync_AHandlerThatKeepsFailing_IsParkedAndHoldsUpOnlyItsCustomer(bool isJson)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.MaxDeliveryAttempts = 3;
        var shop = new Shop(options, StoreOf(isJson));
        shop.Handler.Before = notice =>
            notice.Customer.CustomerId == "anna" ? throw new TimeoutException("the mail server is down") : default;

        Assert.False(Assert.Single((await shop.RecordAsync("anna", shop.Order("1"))).HandlerFailures).IsParked);
        Assert.False(Assert.Single((await DeliverAfter(shop, TimeSpan.FromMinutes(1))).HandlerFailures).IsParked);
        Assert.Empty((await DeliverAfter(shop, TimeSpan.FromMinutes(1))).HandlerFailures);
        Assert.True(Assert.Single((await DeliverAfter(shop, TimeSpan.FromMinutes(1))).HandlerFailures).IsParked);
        Assert.Empty((await DeliverAfter(shop, TimeSpan.FromDays(40))).HandlerFailures);
        await shop.SweepAsync();
        await shop.RecordAsync("ben", shop.Order("2"));

        Assert.Equal(["ben"], shop.Handler.Notices.Select(notice => notice.Customer.CustomerId));
        var parked = Assert.Single(await shop.Tracker.ListParkedAsync(cancellationToken: Shop.Cancellation));
        Assert.Equal((Name, 1L, 3, "TimeoutException"), (parked.Handler, parked.Number, parked.FailureCount, parked.Error));
        Assert.True(parked.IsParked);
        Assert.Equal("anna", parked.Customer.CustomerId);
        Assert.DoesNotContain("anna", parked.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task ReleaseAsync_OfAParkedDelivery_DeliversEverythingInOrder(bool isJson)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.MaxDeliveryAttempts = 1;
        var shop = new Shop(options, StoreOf(isJson));
        shop.Handler.Before = _ => throw new TimeoutException();
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Clock.Now += TimeSpan.FromDays(40);
        await shop.RecordAsync("anna", shop.Order("2"));
        shop.Handler.Before = null;

        Assert.Equal(0, await shop.Tracker.ReleaseAsync("another", null, Shop.Cancellation));
        Assert.Equal(1, await shop.Tracker.ReleaseAsync(Name, "anna", Shop.Cancellation));
        var delivered = await shop.Tracker.DeliverAsync(cancellationToken: Shop.Cancellation);

        Assert.Equal((3, false), (delivered.DeliveredCount, delivered.HasMore));
        Assert.Equal(["buyer", "quiet", "buyer"], shop.Handler.Notices.Select(notice => notice.To));
        Assert.Empty(await shop.Tracker.ListParkedAsync(cancellationToken: Shop.Cancellation));
        await shop.RecordAsync("anna", shop.Order("2"));
        Assert.Equal(3, shop.Handler.Notices.Count);
    }

    [Fact]
    public async Task DiscardAsync_OfAHandler_SkipsWhatWasSavedUntilNow()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        shop.Handler.Before = _ => throw new TimeoutException();
        await shop.RecordAsync("anna", shop.Order("1"));
        shop.Handler.Before = null;

        Assert.Equal(1, await shop.Tracker.DiscardAsync(Name, cancellationToken: Shop.Cancellation));
        Assert.Equal(0, (await DeliverAfter(shop, TimeSpan.FromDays(31))).DeliveredCount);
        await shop.SweepAsync();

        Assert.Equal(["quiet"], shop.Handler.Notices.Select(notice => notice.To));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task RecordAsync_DeliveryInBackground_WaitsForDeliverAsync(bool isJson)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.Delivery = DeliveryMode.InBackground;
        var shop = new Shop(options, StoreOf(isJson));
        await shop.RecordAsync("anna", shop.Order("1"));
        await shop.RecordAsync("ben", shop.Order("2"));
        shop.Clock.Now += TimeSpan.FromDays(40);
        await shop.SweepAsync();
        Assert.Empty(shop.Handler.Notices);

        var first = await shop.Tracker.DeliverAsync(1, Shop.Cancellation);
        Assert.True(first.HasMore);
        while ((await shop.Tracker.DeliverAsync(1, Shop.Cancellation)).HasMore)
        {
        }

        foreach (var customer in new[] { "anna", "ben" })
        {
            Assert.Equal(
                ["buyer", "quiet"],
                shop.Handler.Notices.Where(notice => notice.Customer.CustomerId == customer).Select(notice => notice.To));
        }
    }

    [Fact]
    public async Task DeliverAsync_OfAHostThatStoppedInAHandler_DeliversAfterTheLease()
    {
        var store = new JsonCustomerStore();
        var stopped = new Shop(Shop.With(Shop.Quiet(30)), store);
        var hang = new TaskCompletionSource();
        stopped.Handler.Before = async _ => await hang.Task;
        var call = stopped.RecordAsync("anna", stopped.Order("1")).AsTask();
        var other = new Shop(Shop.With(Shop.Quiet(30)), store, stopped.Clock);

        Assert.Equal(0, (await other.Tracker.DeliverAsync(cancellationToken: Shop.Cancellation)).DeliveredCount);
        stopped.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, (await other.Tracker.DeliverAsync(cancellationToken: Shop.Cancellation)).DeliveredCount);
        hang.SetResult();
        await call;

        Assert.Equal(other.Handler.Notices.Select(notice => notice.Id), stopped.Handler.Notices.Select(notice => notice.Id));
        Assert.Equal(0, (await DeliverAfter(other, TimeSpan.FromDays(1))).DeliveredCount);
    }

    [Fact]
    public async Task AddTransitionHandler_WithAName_KeepsTheDeliveriesOfARenamedClass()
    {
        var store = new JsonCustomerStore();
        var clock = new ShopClock(Shop.Start);
        var before = Host(builder => builder.AddTransitionHandler<Failing>("welcome"));
        await before.RecordAsync("anna", CustomerEvent.Order(Order), Shop.Cancellation);
        clock.Now += TimeSpan.FromMinutes(1);
        Renamed.Heard = 0;

        var after = Host(builder => builder.AddTransitionHandler<Renamed>());
        await ((ILifecycleDeliveries)after).DeliverAsync(cancellationToken: Shop.Cancellation);

        Assert.Equal(1, Renamed.Heard);

        LifecycleTracker Host(Action<LifecycleKit.DependencyInjection.LifecycleBuilder> configure)
        {
            var services = new ServiceCollection().AddSingleton<ICustomerStore>(store).AddSingleton<TimeProvider>(clock);
            configure(services.AddLifecycle(options => options.AddTrack("journey", Shop.Quiet(30))));
            return (LifecycleTracker)services.BuildServiceProvider().GetRequiredService<ILifecycleDeliveries>();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void AddTransitionHandler_BlankName_IsRefused(string name) => Assert.Throws<ArgumentException>(
        nameof(name), () => new ServiceCollection().AddLifecycle().AddTransitionHandler<Failing>(name));

    [Fact]
    public void AddTransitionHandler_TooLongName_IsRefused() => Assert.Throws<ArgumentException>(
        "name", () => new ServiceCollection().AddLifecycle().AddTransitionHandler<Failing>(new string('n', 201)));

    [Fact]
    public void AddTransitionHandler_OneTypeUnderTwoNames_IsRefused()
    {
        var builder = new ServiceCollection().AddLifecycle().AddTransitionHandler<Failing>("one").AddTransitionHandler<Failing>("one");
        Assert.Throws<InvalidOperationException>(() => builder.AddTransitionHandler<Failing>("two"));
        Assert.Throws<InvalidOperationException>(() => builder.AddTransitionHandler<NotingHandler>("one"));
    }

    [Fact]
    public async Task ListStuckAsync_OfCustomersWhosePredicateFails_FindsThem()
    {
        var isBroken = false;
        var definition = Stages.LifecycleDefinition.Build("shop", x => x.Stage("new", rank: 0).Stage("old", rank: 1).Stage("gone", rank: 2)
            .Rule(
                "ages",
                rule => rule.From("new").To("old").WhenTimePasses()
                    .When(Conditions.Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(1))))
            .Rule(
                "leaves",
                rule => rule.From("old").To("gone").WhenTimePasses().When(Conditions.Condition.All(
                    Conditions.Condition.Predicate("may", (in Conditions.Facts _) => isBroken ? throw new TimeoutException() : true),
                    Conditions.Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(9))))));
        var shop = new Shop(Shop.With(definition));
        await shop.RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        shop.Clock.Now += TimeSpan.FromDays(2);
        isBroken = true;
        Assert.Single((await shop.SweepAsync()).Failures);

        var stuck = Assert.Single(await shop.Tracker.ListStuckAsync(cancellationToken: Shop.Cancellation));
        Assert.Equal(("anna", 1, shop.Clock.Now.AddMinutes(1)), (stuck.Customer.CustomerId, stuck.FailureCount, stuck.RetryAt));
        isBroken = false;
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        await shop.SweepAsync();
        Assert.Empty(await shop.Tracker.ListStuckAsync(cancellationToken: Shop.Cancellation));
    }

    private static OrderSnapshot Order => new() { OrderId = "1", PlacedAt = Shop.Start, GrossTotal = 10 };

    private static ICustomerStore StoreOf(bool isJson) => isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();

    private static ValueTask<DeliveryResult> DeliverAfter(Shop shop, TimeSpan wait)
    {
        shop.Clock.Now += wait;
        return shop.Tracker.DeliverAsync(cancellationToken: Shop.Cancellation);
    }

    private sealed class Failing : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) => throw new TimeoutException();
    }

    [TransitionHandlerName("welcome")]
    private sealed class Renamed : ITransitionHandler
    {
        public static int Heard { get; set; }

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            Heard++;
            return ValueTask.CompletedTask;
        }
    }
}
