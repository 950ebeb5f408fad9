using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Numerics;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Plays;

/// <summary>
/// A shop whose customers order with a known probability, which an offer by e-mail raises and a banner does not change. The shop works as a
/// host does: it gets a view from the tracker, sends the chosen plays, and records the messages.
/// </summary>
internal sealed class SimulatedShop(int customers, ulong seed)
{
    public const double Chance = 0.20, Lift = 0.06;

    /// <summary>Amounts are uniform from 20 to 120.</summary>
    public const double MeanAmount = 70;

    public static UniversalControl Control { get; } = new() { BasisPoints = 1_000 };

    public static Experiment Offer { get; } = Halves("offer", "control", "treatment");

    public static Experiment Banner { get; } = Halves("banner", "without", "with");

    private static readonly DateTimeOffset Campaign = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly RandomDraws _seed = new(seed);
    private readonly FakeTimeProvider _time = new(Campaign.AddDays(-400));
    private LifecycleTracker _tracker = null!;

    public List<ShopCustomer> Customers { get; } = [.. Enumerable.Range(0, customers).Select(i => new ShopCustomer($"customer {i}"))];

    public async Task RunAsync()
    {
        RfmValues[] population = [.. Enumerable.Range(1, 100).Select(i => RfmValues.Create(3 * i, 1 + i % 5, 4 * i))];
        _tracker = LifecycleTracker.Create(
            new LifecycleOptions { SubjectSecret = "the same arms in each run", Playbook = Book(),
                Rfm = RfmModel.Fit(population, Campaign) }, null, _time);
        _time.Advance(TimeSpan.FromDays(400));
        for (var i = 0; i < Customers.Count; i++) await LiveUntilCampaignAsync(Customers[i], _seed.Fork((ulong)i));
        foreach (var customer in Customers) await TalkAsync(customer, isFirst: true);
        _time.Advance(TimeSpan.FromDays(1));
        foreach (var customer in Customers) await TalkAsync(customer, isFirst: false);
        _time.Advance(TimeSpan.FromDays(20));
        for (var i = 0; i < Customers.Count; i++) await DecideAsync(Customers[i], _seed.Fork((ulong)(Customers.Count + i)));
    }

    private static Playbook Book() => Playbook.Build("spring", book => book
        .Play("spring-offer", play => play
            .Channel(Channels.Email).When(Fields.EmailContactable.IsTrue()).InArm("offer", "treatment").Cooldown(TimeSpan.FromDays(30)))
        .Play("spring-banner", play => play.Channel(Channels.OnSite).InArm("banner", "with").FrequencyCap(FrequencyCap.InDays(1)))
        .FrequencyCap(FrequencyCap.InWindow(4, TimeSpan.FromDays(7)))
        .Experiment(Offer).Experiment(Banner).ControlGroup(Control));

    /// <summary>All have visited, nine in ten may be written to; orders before, if any, within the last 300 days.</summary>
    private async Task LiveUntilCampaignAsync(ShopCustomer customer, RandomDraws draws)
    {
        await RecordAsync(customer, CustomerEvent.Visit(Campaign.AddDays(-310)));
        if (draws.NextUniform() < 0.9) await RecordAsync(customer, CustomerEvent.ContactCaptured(Campaign.AddDays(-310), Channels.Email));
        var days = Enumerable.Range(0, draws.NextIndex(6)).Select(_ => 1 + draws.NextIndex(300)).OrderDescending().ToArray();
        for (var i = 0; i < days.Length; i++)
            await RecordAsync(customer, Order($"before {i} of {customer.Id}", Campaign.AddDays(-days[i]), ref draws));
    }

    /// <summary>Gets the view, records the arms of the plays that would be chosen, and sends the chosen plays.</summary>
    private async Task TalkAsync(ShopCustomer customer, bool isFirst)
    {
        var view = await _tracker.GetViewAsync(customer.Id, TrackerSetup.Cancellation);
        if (isFirst)
        {
            customer.Segment = view.Segment!.Name;
            customer.OrdersBefore = view.Profile.OrderCount;
            customer.RevenueBefore = view.Profile.NetRevenue;
            customer.IsUniversalControl = view.Plays.Find("spring-offer")!.Value.Outcome == PlayOutcome.UniversalControl;
            customer.Offer = await ExposeAsync(customer, view, "spring-offer", Offer);
            customer.Banner = await ExposeAsync(customer, view, "spring-banner", Banner);
        }

        foreach (var result in view.Plays.Chosen)
        {
            if (result.Play.Key == "spring-offer") customer.Offers++;
            customer.Messages++;
            await RecordAsync(customer, CustomerEvent.Message(
                CustomerEventKind.MessageSent, view.AsOf, result.Play.Key, result.Play.Channel, $"{result.Play.Key} {view.AsOf:O}"));
        }
    }

    private async Task<FirstExposure> ExposeAsync(ShopCustomer customer, CustomerView view, string play, Experiment experiment)
    {
        // A customer who would get the play in the other arm is in the experiment too.
        if (view.Plays.Find(play)!.Value.Outcome is not (PlayOutcome.Chosen or PlayOutcome.OtherArm)) return default;
        var exposure = experiment.Exposure(view.AsOf, experiment.ArmOf(view.SubjectKey)!);
        await RecordAsync(customer, exposure);
        return experiment.ExposureOf(exposure);
    }

    /// <summary>Places an order or not; orders and revenue are read from the view.</summary>
    private async Task DecideAsync(ShopCustomer customer, RandomDraws draws)
    {
        if (draws.NextUniform() < Chance + (customer.Offers > 0 ? Lift : 0))
            await RecordAsync(customer, Order($"after of {customer.Id}", _time.GetUtcNow(), ref draws));
        var profile = (await _tracker.GetViewAsync(customer.Id, TrackerSetup.Cancellation)).Profile;
        (customer.HasConverted, customer.Revenue) =
            (profile.OrderCount > customer.OrdersBefore, profile.NetRevenue - customer.RevenueBefore);
        Assert.Equal(customer.Messages, profile.SentMessageCount);
    }

    private ValueTask<RecordResult> RecordAsync(ShopCustomer customer, CustomerEvent customerEvent) =>
        _tracker.RecordAsync(customer.Id, customerEvent, TrackerSetup.Cancellation);

    private static CustomerEvent Order(string id, DateTimeOffset at, ref RandomDraws draws) => CustomerEvent.Order(
        new OrderSnapshot { OrderId = id, PlacedAt = at, GrossTotal = decimal.Round((decimal)(20 + 100 * draws.NextUniform()), 2) });

    private static Experiment Halves(string key, string control, string treatment) => Experiment.Create(new ExperimentOptions
    {
        Key = key, Control = control,
        Arms = { new ExperimentArmOptions { Key = control, BasisPoints = 5_000 },
            new ExperimentArmOptions { Key = treatment, BasisPoints = 5_000 } },
    });
}
