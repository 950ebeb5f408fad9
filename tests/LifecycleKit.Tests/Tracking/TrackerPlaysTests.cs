using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

public class TrackerPlaysTests
{
    private static readonly Experiment Halves = Experiment.Create(new ExperimentOptions
    {
        Key = "halves", Control = "a",
        Arms = { new ExperimentArmOptions { Key = "a", BasisPoints = 5_000 }, new ExperimentArmOptions { Key = "b", BasisPoints = 5_000 } },
    });

    [Fact]
    public async Task GetViewAsync_WithoutPlaybook_HasNoPlays()
    {
        var view = await ViewAsync(new TrackerSetup());

        Assert.Same(CustomerPlays.None, view.Plays);
        Assert.True(view.Plays.Chosen.IsEmpty && view.Plays.Results.IsEmpty);
        Assert.Null(view.Plays.ForChannel(Channels.Email));
    }

    [Fact]
    public async Task GetViewAsync_WithPlaybook_ReturnsChosenPlaysAndOtherResults()
    {
        var setup = With(book => book
            .Play("welcome", play => play.Channel(Channels.OnSite).InStage("visitor").ContentKey("hello").With("percent", "10"))
            .Play("thanks", play => play.Channel(Channels.OnSite).InStage("customer"))
            .Play("news", play => play.Channel(Channels.Email)));

        var view = await ViewAsync(setup);

        var welcome = Assert.Single(view.Plays.Chosen).Play;
        Assert.Same(welcome, view.Plays.ForChannel(Channels.OnSite));
        Assert.Equal(("welcome", "hello", "10"), (welcome.Key, welcome.ContentKey, welcome.Parameters["percent"]));
        Assert.Equal(
            [("news", PlayOutcome.NoConsent), ("thanks", PlayOutcome.OtherStage), ("welcome", PlayOutcome.Chosen)],
            view.Plays.Results.Select(result => (result.Play.Key, result.Outcome)));
        Assert.Equal("news: NoConsent\nthanks: OtherStage\nwelcome: Chosen", view.Plays.ToString());
        Assert.Null(view.Plays.Find("other"));
        Assert.Equal(0, setup.Store.Count);
    }

    [Fact]
    public async Task GetViewAsync_SeveralTracksAndSegments_DecideOnAllOfThem()
    {
        var tier = LifecycleDefinition.Build("tier", declared => declared
            .Stage("basic", 0).Stage("gold", 1)
            .Rule("spends", rule => rule.From("basic").To("gold").WhenTimePasses().When(Fields.NetRevenue.AtLeast(100))));
        var setup = new TrackerSetup(options =>
        {
            options.AddTrack("tier", tier).Playbook = Playbook.Build("book", book => book
                .Play("gold-gift", play => play.Channel(Channels.InPerson).Needs(ConsentNeed.None).InStage("gold"))
                .Play("look-round", play => play.Channel(Channels.OnSite).InSegment("Engaged Visitors")));
        });

        await setup.RecordAsync(CustomerEvent.Visit(setup.Time.GetUtcNow()));
        var before = await ViewAsync(setup);
        await setup.RecordAsync(setup.Order("1", 120));
        var after = await ViewAsync(setup);

        Assert.Equal(["look-round"], before.Plays.Chosen.Select(result => result.Play.Key));
        Assert.Equal(["gold-gift"], after.Plays.Chosen.Select(result => result.Play.Key));
    }

    [Fact]
    public async Task GetViewAsync_OfVisitors_DrawsTheSameArmEachTime()
    {
        var setup = With(book => book.Experiment(Halves).Play("banner", play => play.Channel(Channels.OnSite).InArm("halves", "b")));
        var shown = 0;
        for (var i = 0; i < 40; i++)
        {
            var first = await ViewAsync(setup, $"visitor {i}");
            var second = await ViewAsync(setup, $"visitor {i}");
            await setup.RecordAsync(CustomerEvent.Visit(setup.Time.GetUtcNow()), $"visitor {i}");
            var saved = await ViewAsync(setup, $"visitor {i}");
            Assert.Equal([first.SubjectKey, first.SubjectKey], [second.SubjectKey, saved.SubjectKey]);
            Assert.Equal([first.Plays.Chosen.Length, first.Plays.Chosen.Length], [second.Plays.Chosen.Length, saved.Plays.Chosen.Length]);
            Assert.Equal(Halves.ArmOf(first.SubjectKey)!.Key == "b", first.Plays.Chosen.Length == 1);
            shown += first.Plays.Chosen.Length;
        }

        Assert.InRange(shown, 8, 32);
    }

    [Fact]
    public async Task RecordAsync_MessageSent_HoldsTheNextViewBackUntilItsRestIsOver()
    {
        var setup = With(book => book
            .Play("offer", play => play.Channel(Channels.OnSite).Cooldown(TimeSpan.FromDays(7)).Priority(1))
            .Play("tip", play => play.Channel(Channels.OnSite))
            .FrequencyCap(FrequencyCap.InWindow(1, TimeSpan.FromDays(2))));

        Assert.Equal("offer", (await ViewAsync(setup)).Plays.ForChannel(Channels.OnSite)!.Key);
        await SendAsync(setup, "offer");
        var capped = (await ViewAsync(setup)).Plays;
        setup.Time.Advance(TimeSpan.FromDays(2));
        var cooling = (await ViewAsync(setup)).Plays;
        setup.Time.Advance(TimeSpan.FromDays(5));

        Assert.Equal(
            (PlayOutcome.CoolingDown, TrackerSetup.Start.AddDays(7)),
            (capped.Find("offer")!.Value.Outcome, capped.Find("offer")!.Value.Until));
        Assert.Equal(
            (PlayOutcome.Capped, TrackerSetup.Start.AddDays(2)), (capped.Find("tip")!.Value.Outcome, capped.Find("tip")!.Value.Until));
        Assert.Equal("tip", cooling.ForChannel(Channels.OnSite)!.Key);
        Assert.Equal("offer", (await ViewAsync(setup)).Plays.ForChannel(Channels.OnSite)!.Key);
    }

    [Fact]
    public async Task RecordAsync_Unsubscribed_EndsThePlaysOfTheChannel()
    {
        var setup = With(book => book.Play("news", play => play.Channel(Channels.Email)));
        await setup.RecordAsync(CustomerEvent.ContactCaptured(setup.Time.GetUtcNow(), Channels.Email));
        Assert.NotNull((await ViewAsync(setup)).Plays.ForChannel(Channels.Email));

        await setup.RecordAsync(
            CustomerEvent.Message(CustomerEventKind.MessageUnsubscribed, setup.Time.GetUtcNow(), "news", Channels.Email));

        Assert.Null((await ViewAsync(setup)).Plays.ForChannel(Channels.Email));
        Assert.Equal(
            "news: no consent, Email was withdrawn at 2026-03-01T12:00:00Z",
            $"{await setup.Tracker.ExplainPlayAsync("anna", "news", TrackerSetup.Cancellation)}");
    }

    [Fact]
    public async Task GetViewAsync_WithinUniversalControl_ChoosesNothing()
    {
        var control = new UniversalControl { BasisPoints = 3_000 };
        var setup = With(book => book.ControlGroup(control).Play("offer", play => play.Channel(Channels.OnSite)));
        var members = 0;
        for (var i = 0; i < 60; i++)
        {
            var view = await ViewAsync(setup, $"customer {i}");
            var isMember = control.Contains(view.SubjectKey, view.AsOf);
            if (isMember) members++;
            Assert.Equal(isMember ? PlayOutcome.UniversalControl : PlayOutcome.Chosen, Assert.Single(view.Plays.Results).Outcome);
        }

        Assert.InRange(members, 5, 35);
    }

    [Fact]
    public async Task GetViewAsync_CustomerWithAnOwnZone_HasQuietHoursInThatZone()
    {
        var setup = new TrackerSetup(options =>
        {
            (options.TimeZone, options.TimeZoneTrait) = (Zones.Find("Europe/Vienna"), "zone");
            options.Playbook = Playbook.Build("book", book => book
                .Play("news", play => play.Channel(Channels.Push).Needs(ConsentNeed.None))
                .QuietHours(Channels.Push, QuietHours.Between(new TimeOnly(21, 0), new TimeOnly(8, 0))));
        });
        // Noon in UTC: 13:00 in Vienna, 21:00 in Tokyo.
        foreach (var (customer, zone, outcome) in (IEnumerable<(string, TraitValue, PlayOutcome)>)
        [
            ("vienna", TraitValue.Create("Europe/Vienna"), PlayOutcome.Chosen),
            ("tokyo", TraitValue.Create("Asia/Tokyo"), PlayOutcome.QuietHours),
            ("nowhere", TraitValue.Create("No/Such"), PlayOutcome.Chosen), ("empty", TraitValue.Create(""), PlayOutcome.Chosen),
            ("path", TraitValue.Create("../../etc/hosts"), PlayOutcome.Chosen),
            ("nul", TraitValue.Create("Asia/\0Tokyo"), PlayOutcome.Chosen),
            ("number", TraitValue.Create(9), PlayOutcome.Chosen),
        ])
        {
            await setup.RecordAsync(CustomerEvent.TraitSet(setup.Time.GetUtcNow(), "zone", zone), customer);
            var result = Assert.Single((await ViewAsync(setup, customer)).Plays.Results);
            Assert.True(result.Outcome == outcome, $"{customer}: {result}");
        }
    }

    [Fact]
    public async Task ForScope_SameCustomerId_HasItsOwnKeysCapsAndBudgets()
    {
        var setup = With(book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(1).Cooldown(TimeSpan.FromDays(1))));
        var other = setup.Tracker.ForScope("shop-2");
        await SendAsync(setup, "offer");

        var here = await ViewAsync(setup);
        var there = await other.GetViewAsync("anna", TrackerSetup.Cancellation);

        Assert.Equal(PlayOutcome.CoolingDown, Assert.Single(here.Plays.Results).Outcome);
        Assert.Equal(PlayOutcome.BudgetSpent, Assert.Single((await ViewAsync(setup, "berta")).Plays.Results).Outcome);
        Assert.Equal(PlayOutcome.Chosen, Assert.Single(there.Plays.Results).Outcome);
        Assert.NotEqual(here.SubjectKey, there.SubjectKey);
        Assert.NotEqual(
            (await setup.Tracker.ForScope("a").GetViewAsync("bc", TrackerSetup.Cancellation)).SubjectKey,
            (await setup.Tracker.ForScope("ab").GetViewAsync("c", TrackerSetup.Cancellation)).SubjectKey);
    }

    [Fact]
    public async Task GetViewAsync_SubjectKeysOfTheHost_AreUsed()
    {
        var setup = new TrackerSetup(
            options => options.SubjectKeys = customer => customer.CustomerId == "unkeyed" ? "" : $"key of {customer.CustomerId}");

        Assert.Equal("key of anna", (await ViewAsync(setup)).SubjectKey);
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await ViewAsync(setup, "unkeyed"));
        Assert.Contains("SubjectKeys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainPlayAsync_APlay_ReturnsResultAndReason()
    {
        var setup = With(book => book.Play("thanks", play => play.Channel(Channels.OnSite).When(Fields.OrderCount.AtLeast(1))));

        Assert.Equal(
            "thanks: condition false at orders.count >= 1 (0)",
            $"{await setup.Tracker.ExplainPlayAsync("anna", "thanks", TrackerSetup.Cancellation)}");
        await setup.RecordAsync(setup.Order("1"));
        Assert.Equal("thanks: chosen for OnSite", $"{await setup.Tracker.ExplainPlayAsync("anna", "thanks", TrackerSetup.Cancellation)}");
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await setup.Tracker.ExplainPlayAsync("anna", "other", TrackerSetup.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await new TrackerSetup().Tracker.ExplainPlayAsync("anna", "thanks", TrackerSetup.Cancellation));
    }

    [Fact]
    public async Task Publish_AnotherPlaybook_DecidesFromThenOn()
    {
        var setup = With(book => book.Play("old", play => play.Channel(Channels.OnSite)));
        Assert.Equal("old", (await ViewAsync(setup)).Plays.ForChannel(Channels.OnSite)!.Key);
        var next =
            new LifecycleOptions { Playbook = Playbook.Build("next", book => book.Play("new", play => play.Channel(Channels.OnSite))) };

        var result = setup.Publish(next.AddTrack("journey", TrackerSetup.Small));

        Assert.True(result.IsPublished);
        Assert.Equal(PublicationPart.Playbook, Assert.Single(result.Publications).Part);
        Assert.Equal("new", (await ViewAsync(setup)).Plays.ForChannel(Channels.OnSite)!.Key);
    }

    [Fact]
    public void Check_PlaysForUnknownStages_RefusesEach()
    {
        var options = new LifecycleOptions
        {
            Playbook = Playbook.Build("book", book => book.Play("p", play => play.Channel(Channels.OnSite).InStage("visitor", "vip")))
        };
        options.AddTrack("journey", TrackerSetup.Small);

        var diagnostic = Assert.Single(options.Check());

        Assert.Equal(
            (DiagnosticIds.UnknownStage, DiagnosticSeverity.Error, "playbook/plays/p/stages"),
            (diagnostic.Id, diagnostic.Severity, diagnostic.Path));
        Assert.Contains("\"vip\"", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(
            diagnostic.ToString(), Assert.Throws<ArgumentException>(() => LifecycleTracker.Create(options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OptionsOfPlaysWithErrors_ListsThem()
    {
        var error = Assert.Throws<ArgumentException>(
            () => LifecycleTracker.Create(new LifecycleOptions { SubjectSecret = "short", TimeZoneTrait = " " }));

        Assert.Contains("SubjectSecret", error.Message, StringComparison.Ordinal);
        Assert.Contains("TimeZoneTrait", error.Message, StringComparison.Ordinal);
    }

    private static TrackerSetup With(Action<PlaybookBuilder> declare) => new(options => options.Playbook = Playbook.Build("book", declare));

    private static ValueTask<CustomerView> ViewAsync(TrackerSetup setup, string customer = "anna") =>
        setup.Tracker.GetViewAsync(customer, TrackerSetup.Cancellation);

    private static ValueTask<RecordResult> SendAsync(TrackerSetup setup, string play) =>
        setup.RecordAsync(CustomerEvent.Message(CustomerEventKind.MessageSent, setup.Time.GetUtcNow(), play, Channels.OnSite));
}
