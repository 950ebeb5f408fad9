using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>A tracker of a shop of its own, whose telemetry is recorded: visitor, customer, quiet.</summary>
internal sealed class ObservedShop : IDisposable
{
    private static readonly Condition Works = Condition.Predicate(
        "works", (in Facts facts) => facts.History.Traits.TryGet("poison", out _) ? throw new InvalidOperationException() : true);

    private static readonly LifecycleDefinition Journey = LifecycleDefinition.Build("small", small => small
        .Stage("visitor", rank: 0)
        .Stage("customer", rank: 1)
        .Stage("quiet")
        .Rule("buys", rule => rule.From("visitor", "quiet").To("customer").On(EventTriggers.OrderPlaced).When(Works))
        .Rule(
            "goes-quiet",
            rule => rule.From("customer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30)))));

    public ObservedShop(
        bool hasMetrics = true, bool hasActivities = true, Action<LifecycleOptions>? configure = null,
        [CallerMemberName] string shop = "")
    {
        var options = new LifecycleOptions().AddTrack("journey", Journey);
        configure?.Invoke(options);
        Recorded = new RecordedTelemetry(shop, hasMetrics, hasActivities);
        Tracker = (LifecycleTracker)LifecycleTracker.Create(options, Store, Time, [Handler]).ForScope(shop);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(TrackerSetup.Start);

    public InMemoryCustomerStore Store { get; } = new();

    public NamedHandler Handler { get; } = new();

    public LifecycleTracker Tracker { get; }

    public RecordedTelemetry Recorded { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public ValueTask<RecordResult> RecordAsync(CustomerEvent customerEvent, string customer = "anna-4711") =>
        Tracker.RecordAsync(customer, customerEvent, Cancellation);

    public CustomerEvent Order(string id, decimal total = 10, DateTimeOffset? changedAt = null) => CustomerEvent.Order(
        new OrderSnapshot { OrderId = id, PlacedAt = TrackerSetup.Start, GrossTotal = total, ChangedAt = changedAt ?? Now });

    /// <summary>An event after which no order of the customer can be evaluated.</summary>
    public CustomerEvent Poison() => CustomerEvent.TraitSet(Now, "poison", TraitValue.Create(true));

    public void Dispose() => Recorded.Dispose();

    /// <summary>A handler that fails a set number of times, and takes a set time.</summary>
    [TransitionHandlerName("letter")]
    internal sealed class NamedHandler : ITransitionHandler
    {
        public int FailuresLeft { get; set; }

        public Action? Meanwhile { get; set; }

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            Meanwhile?.Invoke();
            return FailuresLeft-- > 0 ? throw new TimeoutException("The mail to anna-4711 failed.") : ValueTask.CompletedTask;
        }
    }
}
