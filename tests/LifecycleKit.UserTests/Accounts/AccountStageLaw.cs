using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>
/// What holds of contacts who are held to their account: none enters a stage that the account did not allow at that instant.
/// </summary>
internal sealed class AccountStageLaw
{
    private const string Track = "journey";

    private static readonly LifecycleDefinition Organisation = LifecycleDefinition.Build("organisation", x => x
        .Stage("prospect", 0).Stage("customer", 1).Stage("key", 2).Stage("lost")
        .Rule("buys", r => r.From("prospect", "lost").To("customer").On(EventTriggers.OrderPlaced))
        .Rule("grows", r => r.From("customer").To("key").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(3)))
        .Rule("shrinks", r => r.From("key").To("customer").On(EventTriggers.Custom))
        .Rule("is lost", r => r.From("customer").To("lost").On(EventTriggers.Custom)));

    private static readonly LifecycleDefinition Person = LifecycleDefinition.Build("person", x => x
        .Stage("unknown").Stage("reader", 0).Stage("user", 1).Stage("advocate", 2).Stage("away")
        .Rule("reads", r => r.From("unknown").To("reader").On(EventTriggers.Visit))
        .Rule("uses", r => r.From("reader").To("user").WhenTimePasses().When(Fields.VisitCount.AtLeast(2)))
        .Rule("recommends", r => r.From("user").To("advocate").On(EventTriggers.Visit | EventTriggers.AccountLevelChanged)
            .When(Fields.VisitCount.AtLeast(3)))
        .Rule("leaves", r => r.From("reader", "user", "advocate").To("away").On(EventTriggers.Custom))
        .Rule("returns", r => r.From("away").To("user").WhenTimePasses().When(Fields.LastSeenAt.OlderThan(TimeSpan.FromDays(3)))));

    /// <summary>Lives random steps, and compares each transition of a contact with the stage of the account at its instant.</summary>
    /// <returns>The number of transitions that were compared, and that of the steps in which the account held a contact back.</returns>
    public static async Task<(int Compared, int Held)> HoldsAsync(ICustomerStore store, int seed, int steps)
    {
        var random = new Random(seed);
        var clock = new ShopClock(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var shops = new AccountShops(
            store, clock, options => options.AddTrack(Track, Person.HeldToAccount()).RollUpTo(AccountShops.Accounts, Track),
            options => options.AddTrack(Track, Organisation).ShareStages(Track));
        var (compared, held) = (0, 0);
        string[] contacts = ["anna", "ben", "carla"], accounts = ["north", "south"];
        for (var i = 0; i < steps; i++)
        {
            clock.Now += TimeSpan.FromMinutes(1) + TimeSpan.FromHours(random.Next(30));
            var (contact, account) = (contacts[random.Next(3)], accounts[random.Next(2)]);
            var id = FormattableString.Invariant($"e{i}");
            switch (random.Next(9))
            {
                case 0:
                    await shops.Contacts.RecordAsync(contact, CustomerEvent.AccountJoined(clock.Now, account, id), Cancellation);
                    break;
                case 1 when random.Next(3) == 0:
                    await shops.Contacts.RecordAsync(contact, CustomerEvent.AccountLeft(clock.Now, id), Cancellation);
                    break;
                case 2 or 3:
                    var order = new OrderSnapshot { OrderId = id, PlacedAt = clock.Now, GrossTotal = 10 };
                    if (random.Next(2) == 0) await shops.Of.RecordAsync(account, CustomerEvent.Order(order), Cancellation);
                    else await shops.Contacts.RecordAsync(contact, CustomerEvent.Order(order), Cancellation);
                    break;
                case 4:
                    await shops.Of.RecordAsync(account, CustomerEvent.Custom(clock.Now, "bad news", eventId: id), Cancellation);
                    break;
                case 5 when random.Next(4) == 0:
                    await shops.Contacts.RecordAsync(contact, CustomerEvent.Custom(clock.Now, "quits", eventId: id), Cancellation);
                    break;
                default:
                    await shops.Contacts.RecordAsync(contact, CustomerEvent.Visit(clock.Now, eventId: id), Cancellation);
                    break;
            }

            await shops.Contacts.SweepAsync(cancellationToken: Cancellation);
            var now = await shops.Contacts.GetViewAsync(contact, Cancellation);
            if (now.Track(Track).Stage is "unknown" or "reader" && now.Profile.VisitCount > 2) held++;
        }

        foreach (var contact in contacts)
        {
            if (await shops.Contacts.ExportAsync(contact, Cancellation) is not { } export) continue;
            foreach (var moved in export.Transitions.Select(one => one.Notice.Transition))
            {
                if (Person.FindStage(moved.To)!.Rank is not { } rank || AccountAt(export, moved) is not { } account) continue;
                compared++;
                var stage = await StageAtAsync(shops.Of, account, moved.EffectiveAt);
                Assert.True(
                    Organisation.FindStage(stage)!.Rank >= rank,
                    $"{contact} moved to {moved.To} of rank {rank} at {moved.EffectiveAt:O}, while {account} was {stage}.");
            }

            var memberships = await shops.Contacts.GetMembershipsAsync(contact, Cancellation);
            if (memberships.AccountId is { } current)
            {
                // The contact knows what is so.
                Assert.Equal((await shops.Of.GetViewAsync(current, Cancellation)).Track(Track).Stage, memberships.Level?.Name);
            }
        }

        return (compared, held);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string? AccountAt(CustomerExport export, Transition moved) => export.Events.Select(one => one.Event)
        .Where(one => one.Kind == CustomerEventKind.AccountChanged && one.At <= moved.EffectiveAt)
        .OrderBy(one => one.At).Select(one => one.AccountId).LastOrDefault();

    private static async Task<string> StageAtAsync(LifecycleTracker accounts, string account, DateTimeOffset at) =>
        (await accounts.ExportAsync(account, Cancellation))!.Transitions.Select(one => one.Notice.Transition)
            .Where(one => one.EffectiveAt <= at).OrderBy(one => one.Sequence).Select(one => one.To).LastOrDefault() ?? "prospect";
}
