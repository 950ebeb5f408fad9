using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A host over a database: a container with a context factory, a tracker and a clock.</summary>
public sealed class ShopHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    /// <param name="configure">Sets the database.</param>
    /// <param name="hasFactory">Whether the host registers a factory, or a context a scope.</param>
    /// <param name="deliveries">Where two handlers write what they receive; null for a host without handlers.</param>
    /// <param name="setOptions">Changes the options; null for those of <see cref="SetOptions"/>.</param>
    public ShopHost(
        Action<DbContextOptionsBuilder> configure, bool hasFactory = true, DeliveryLog? deliveries = null,
        Action<LifecycleOptions>? setOptions = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        if (hasFactory) services.AddPooledDbContextFactory<ShopContext>(configure);
        else services.AddDbContext<ShopContext>(configure);
        var lifecycle = services.AddLifecycle(options =>
        {
            SetOptions(options);
            setOptions?.Invoke(options);
        }).UseEntityFrameworkStore<ShopContext>();
        if (deliveries is not null)
        {
            services.AddSingleton(deliveries);
            lifecycle.AddTransitionHandler<MailHandler>().AddTransitionHandler<CustomerRoleHandler>();
        }

        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public ShopClock Clock { get; } = new(Start);

    public ILifecycleTracker Tracker => _services.GetRequiredService<ILifecycleTracker>();

    public ILifecyclePublisher Publisher => _services.GetRequiredService<ILifecyclePublisher>();

    public ILifecycleDeliveries Deliveries => _services.GetRequiredService<ILifecycleDeliveries>();

    public ICustomerStore Store => _services.GetRequiredService<ICustomerStore>();

    public static CustomerEvent Order(string id, decimal total = 10, DateTimeOffset? at = null) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = at ?? Start, GrossTotal = total }, $"order {id}");

    public static void SetOptions(LifecycleOptions options)
    {
        options.SubjectSecret = "0123456789abcdef0123456789abcdef";
        options.LateEvents = LateEventPolicy.Rebuild;
        options.AddTrack("journey", LifecyclePresets.Retail).AddTrack("quiet", Quiet(days: 3)).AddTrack("pulse", Pulse);
    }

    /// <summary>The tracks that are set up.</summary>
    public static string[] Tracks { get; } = ["journey", "quiet", "pulse"];

    /// <summary>A lifecycle with many transitions.</summary>
    private static LifecycleDefinition Pulse { get; } = LifecycleDefinition.Build("pulse", x => x
        .Stage("low", rank: 0).Stage("high", rank: 1)
        .Rule("up", rule => rule.From("low").To("high")
            .On(EventTriggers.OrderPaid | EventTriggers.Review | EventTriggers.CaseClosed | EventTriggers.Custom))
        .Rule("down", rule => rule.From("high").To("low")
            .On(EventTriggers.OrderRefunded | EventTriggers.OrderCancelled | EventTriggers.CaseOpened | EventTriggers.SurveyAnswer))
        .Rule("calm", rule => rule.From("high").To("low").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromHours(30)))));

    /// <summary>A lifecycle without rules that fire, in versions that differ.</summary>
    public static LifecycleDefinition Badge(int version) => LifecycleDefinition.Build("badge", x => x
        .Stage("none", rank: 0).Stage("gold", rank: 1)
        .Rule("earns", rule => rule.From("none").To("gold").On(EventTriggers.OrderPlaced)
            .When(Fields.OrderCount.AtLeast(100_000 + version))));

    /// <summary>A lifecycle in which buyers go quiet after some days without an order.</summary>
    public static LifecycleDefinition Quiet(int days) => LifecycleDefinition.Build("quiet", x => x
        .Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("silent")
        .Rule("buys", rule => rule.From("new", "silent").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule("goes", rule => rule.From("buyer").To("silent").WhenTimePasses()
            .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
