using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>Accounts with contacts, over two shops of one store.</summary>
public class AccountTests
{
    private static readonly DateTimeOffset Start = Shop.Start;

    private readonly ShopClock _clock = new(Start);
    private readonly InMemoryCustomerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordAsync_OfARefundAfterLeaving_ReachesTheAccountThatBought()
    {
        await using var shops = Open();
        _clock.Now = Start.AddDays(9);
        await shops.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start, "acme"), Cancellation);
        await shops.Contacts.RecordAsync("anna", Order("1", Start.AddDays(1)), Cancellation);
        await shops.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start.AddDays(5), "globex"), Cancellation);
        await shops.Contacts.RecordAsync("anna", Order("1", Start.AddDays(1), refunded: 4, changed: Start.AddDays(8)), Cancellation);
        await shops.Contacts.RecordAsync("anna", Order("2", Start.AddDays(6)), Cancellation);
        Assert.Equal((1, 6m, 0), await FiguresAsync(shops, "acme"));
        Assert.Equal((1, 10m, 1), await FiguresAsync(shops, "globex"));
    }

    [Fact]
    public async Task RecordAsync_OfAMembershipThatIsLate_MovesWhatBelongsToTheOtherAccount()
    {
        await using var shops = Open();
        _clock.Now = Start.AddDays(9);
        await shops.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start, "acme"), Cancellation);
        await shops.Contacts.RecordAsync("anna", Order("1", Start.AddDays(1)), Cancellation);
        await shops.Contacts.RecordAsync("anna", Order("2", Start.AddDays(6)), Cancellation);
        Assert.Equal((2, 20m, 1), await FiguresAsync(shops, "acme"));
        await shops.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start.AddDays(5), "globex"), Cancellation);
        Assert.Equal((1, 10m, 0), await FiguresAsync(shops, "acme"));
        Assert.Equal((1, 10m, 1), await FiguresAsync(shops, "globex"));
        // And the correction of the correction.
        await shops.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start.AddDays(5).AddTicks(1), "acme"), Cancellation);
        Assert.Equal((2, 20m, 1), await FiguresAsync(shops, "acme"));
        Assert.Equal((0, 0m, 0), await FiguresAsync(shops, "globex"));
    }

    [Fact]
    public async Task RecordAsync_InAHostWithoutTheAccounts_IsAppliedByAnyOther()
    {
        await using (var first = Open(hasAccounts: false))
        {
            await first.Contacts.RecordAsync("anna", CustomerEvent.AccountJoined(Start, "acme"), Cancellation);
            await first.Contacts.RecordAsync("anna", Order("1", Start), Cancellation);
        }

        await using var second = Open();
        await using var third = Open();
        Assert.False((await second.Of.GetViewAsync("acme", Cancellation)).IsKnown);
        var results = await Task.WhenAll(
            second.Of.ApplyPendingAsync(cancellationToken: Cancellation).AsTask(),
            third.Of.ApplyPendingAsync(cancellationToken: Cancellation).AsTask());
        Assert.Equal(2, results.Sum(one => one.AppliedCount));
        Assert.Equal((1, 10m, 1), await FiguresAsync(third, "acme"));
        Assert.Equal(0, (await third.Of.ApplyPendingAsync(cancellationToken: Cancellation)).AppliedCount);
    }

    [Fact]
    public async Task RecordAsync_OfAContact_LeavesNothingOfThePersonInTheAccount()
    {
        await using var shops = Open();
        await shops.Contacts.RecordAsync("anna-secret", CustomerEvent.AccountJoined(Start, "acme", "e-secret"), Cancellation);
        CustomerEvent[] events =
        [
            Order("o-secret", Start), CustomerEvent.Visit(Start, "ad", landingPage: "/secret", term: "secret", eventId: "v-secret"),
            CustomerEvent.CaseOpened(Start, "c-secret"), CustomerEvent.SubscriptionStarted(Start, "s-secret"),
            CustomerEvent.Custom(Start, "demo", TraitValue.Create("secret")), CustomerEvent.Custom(Start, "seats", TraitValue.Create(7)),
            CustomerEvent.TraitSet(Start, "name", TraitValue.Create("secret")),
            CustomerEvent.ConsentChanged(Start, Channels.Email, true, "secret"),
        ];
        foreach (var one in events) await shops.Contacts.RecordAsync("anna-secret", one, Cancellation);

        var json = (await shops.Of.ExportAsync("acme", Cancellation))!.ToJson();

        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        Assert.Contains("seats", json, StringComparison.Ordinal);
        Assert.Contains("acme", (await shops.Contacts.ExportAsync("anna-secret", Cancellation))!.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EraseAsync_OfAContact_LeavesTheFiguresAndEndsTheMembership()
    {
        await using var shops = Open();
        foreach (var id in new[] { "anna", "ben" })
        {
            await shops.Contacts.RecordAsync(id, CustomerEvent.AccountJoined(Start, "acme"), Cancellation);
            await shops.Contacts.RecordAsync(id, Order($"of {id}", Start), Cancellation);
        }

        Assert.Equal((2, 20m, 2), await FiguresAsync(shops, "acme"));
        Assert.True((await shops.Contacts.EraseAsync("anna", Cancellation)).WasKnown);
        Assert.Equal((2, 20m, 1), await FiguresAsync(shops, "acme"));
        Assert.Null(await shops.Contacts.ExportAsync("anna", Cancellation));
        Assert.Equal(["ben"], await ContactsAsync(shops, "acme"));
    }

    [Fact]
    public async Task EraseAsync_OfAnAccount_DetachesItsContacts()
    {
        await using var shops = Open();
        foreach (var id in new[] { "anna", "ben" })
            await shops.Contacts.RecordAsync(id, CustomerEvent.AccountJoined(Start, "acme"), Cancellation);
        _clock.Now += TimeSpan.FromDays(1);
        Assert.True((await shops.Of.EraseAsync("acme", Cancellation)).WasKnown);
        _clock.Now += TimeSpan.FromDays(1);
        await shops.Contacts.RecordAsync("anna", Order("1", _clock.Now), Cancellation);
        Assert.Empty(await ContactsAsync(shops, "acme"));
        Assert.Null((await shops.Contacts.GetMembershipsAsync("anna", Cancellation)).AccountId);
        Assert.False((await shops.Of.GetViewAsync("acme", Cancellation)).IsKnown);
    }

    [Fact]
    public async Task FindContactPageAsync_OfManyContacts_GivesTheCurrentOnesPageByPage()
    {
        await using var shops = Open();
        for (var i = 0; i < 25; i++)
        {
            var id = FormattableString.Invariant($"contact-{i:D2}");
            await shops.Contacts.RecordAsync(id, CustomerEvent.AccountJoined(Start, i % 2 == 0 ? "acme" : "globex"), Cancellation);
        }

        _clock.Now += TimeSpan.FromDays(1);
        await shops.Contacts.RecordAsync("contact-04", CustomerEvent.AccountJoined(_clock.Now, "globex"), Cancellation);
        await shops.Contacts.RecordAsync("contact-06", CustomerEvent.AccountLeft(_clock.Now), Cancellation);
        await shops.Contacts.RenameAsync("contact-08", "contact-99", Cancellation);
        await shops.Contacts.LinkAsync("contact-10", "contact-12", Cancellation);

        var found = new List<string>();
        while (await shops.Contacts.FindContactPageAsync("acme", found.LastOrDefault(), 4, Cancellation) is { Count: > 0 } page)
            found.AddRange(page.Select(view => view.HeadId));

        string[] expected = ["00", "02", "10", "14", "16", "18", "20", "22", "24", "99"];
        Assert.Equal(expected.Select(number => $"contact-{number}"), found);
        Assert.Equal(found, await ContactsAsync(shops, "acme"));
        Assert.Equal(expected.Length, (await shops.Of.GetViewAsync("acme", Cancellation)).ContactCount);
    }

    [Fact]
    public async Task BackfillAsync_OfContacts_MutesTheTransitionsOfTheAccount()
    {
        var handler = new NotingHandler();
        await using var shops = new AccountShops(
            _store, _clock, options => options.RollUpTo(AccountShops.Accounts),
            options => options.AddTrack("journey", Shop.Quiet(days: 30)), handler);
        _clock.Now = Start.AddDays(100);
        TrackedEvent[] history =
        [
            new("anna", Order("1", Start)), new("anna", CustomerEvent.AccountJoined(Start.AddDays(2), "acme")),
            new("anna", Order("2", Start.AddDays(60))),
        ];
        var result = await shops.Contacts.BackfillAsync(history, new BackfillOptions { Name = "crm" }, Cancellation);
        Assert.Equal(0, result.FailureCount);
        Assert.Equal((2, 20m, 1), await FiguresAsync(shops, "acme"));
        Assert.Empty(handler.Notices);
        Assert.Equal("quiet", (await shops.Of.GetViewAsync("acme", Cancellation)).Track("journey").Stage);
        _clock.Now += TimeSpan.FromDays(1);
        await shops.Contacts.RecordAsync("anna", Order("3", _clock.Now), Cancellation);
        Assert.Equal("buyer", handler.Notices[^1].To);
    }

    [Fact]
    public async Task RecordAsync_OfABatch_RollsUpEachContact()
    {
        await using var shops = Open();
        await shops.Contacts.RecordAsync(
            [
                new("anna", CustomerEvent.AccountJoined(Start, "acme")), new("anna", Order("1", Start)),
                new("ben", CustomerEvent.AccountJoined(Start, "acme")), new("ben", Order("2", Start)),
            ],
            Cancellation);
        Assert.Equal((2, 20m, 2), await FiguresAsync(shops, "acme"));
    }

    [Fact]
    public async Task HeldToAccount_OverRandomHistories_LetsNoContactAhead()
    {
        var (compared, held) = (0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            var result = await AccountStageLaw.HoldsAsync(new InMemoryCustomerStore(), seed, steps: 90);
            (compared, held) = (compared + result.Compared, held + result.Held);
        }

        Assert.True(compared > 20 && held > 3, $"The histories say too little: {compared} transitions, {held} held back.");
    }

    [Fact]
    public void HeldToAccount_OfALifecycle_ChangesOnlyTheRulesToStagesWithARank()
    {
        var held = LifecyclePresets.Retail.HeldToAccount();
        foreach (var (rule, before) in held.Rules.Zip(LifecyclePresets.Retail.Rules))
        {
            Assert.Equal(before.Id, rule.Id);
            if (before.To.Rank is null) Assert.Equal(before.ToString(), rule.ToString());
            else Assert.Contains("stage.accountRank", rule.ToString(), StringComparison.Ordinal);
        }

        Assert.NotEqual(LifecyclePresets.Retail.ContentHash, held.ContentHash);
        Assert.Equal(held.ContentHash, LifecycleDefinition.FromJson(held.ToJson()).ContentHash);
        Assert.Throws<InvalidOperationException>(
            () => LifecycleDefinition.FromSegmentMap(SegmentMaps.FivePhase).HeldToAccount());
    }

    private static async Task<(int Orders, decimal Net, int Contacts)> FiguresAsync(AccountShops shops, string account)
    {
        var view = await shops.Of.GetViewAsync(account, Cancellation);
        return (view.Profile.OrderCount, view.Profile.NetRevenue, view.ContactCount);
    }

    private static async Task<List<string>> ContactsAsync(AccountShops shops, string account)
    {
        var ids = new List<string>();
        await foreach (var view in shops.Contacts.FindContactsAsync(account, Cancellation)) ids.Add(view.HeadId);
        return ids;
    }

    private static CustomerEvent Order(string id, DateTimeOffset placed, decimal refunded = 0, DateTimeOffset? changed = null) =>
        CustomerEvent.Order(new OrderSnapshot
        {
            OrderId = id, PlacedAt = placed, ChangedAt = changed ?? placed, GrossTotal = 10, RefundedTotal = refunded,
        });

    private AccountShops Open(bool hasAccounts = true) => new(
        _store, _clock, options => options.RollUpTo(AccountShops.Accounts), hasAccounts ? options => { } : null);
}
