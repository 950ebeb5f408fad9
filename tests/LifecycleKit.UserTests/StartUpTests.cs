using System.Reflection;
using System.Reflection.Emit;
using LifecycleKit.Customers;
using LifecycleKit.DependencyInjection;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.UserTests;

/// <summary>The start of a host: from a settings file, with and without a log.</summary>
public class StartUpTests
{
    private const string Book = """{ "name": "book", "plays": { "hello": { "channel": "OnSite", "stages": "customer" } } }""";

    private static string Small => $$"""{ "tracks": { {{ShopHost.Journey}} } }""";

    [Fact]
    public void Start_WithErrorsOfFormAndContent_ListsAllErrors()
    {
        using var host = new ShopHost("""
            {
              "reportingCurency": "EUR", "timeZone": "Europe/Berln", "duplicateHorizon": "0d", "segmentMap": "grid-1",
              "tracks": { "club": {
                "name": "club", "initial": "guest",
                "stages": { "guest": {}, "member": { "rank": "one" } },
                "rules": { "joins": { "from": "guest", "to": "membr", "on": "OrderPlacd",
                  "when": { "all": [ { "field": "orders.cuont", "gte": 2 }, { "field": "orders.count", "gte": "two" } ] } } } } },
              "playbook": { "name": "book", "plays": { "hello": { "chanel": "Email", "priority": "high", "frequencyCaps": "two a day" } } }
            }
            """);
        var lines = host.StartError().Split('\n');
        string[] places =
        [
            "reportingCurency", "timeZone", "DuplicateHorizon", "segmentMap", "tracks/club/stages/member/rank",
            "tracks/club/rules/joins/to", "tracks/club/rules/joins/on",
            "tracks/club/rules/joins/when/all/0/field", "tracks/club/rules/joins/when/all/1/gte",
            "playbook/plays/hello/chanel", "playbook/plays/hello/priority", "playbook/plays/hello/frequencyCaps",
        ];
        foreach (var place in places) Assert.Single(lines, line => line.Contains(place, StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("- ", line, StringComparison.Ordinal));
        Assert.Contains("Did you mean 'reportingCurrency'?", host.StartError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ }")]
    public void Start_WithoutTheSection_IsAnErrorUnlessItIsOptional(string? section)
    {
        using var host = new ShopHost(section);
        Assert.Contains("The section \"Lifecycle\" is missing or empty.", host.StartError(), StringComparison.Ordinal);
        using var optional = new ShopHost(section, optional: true);
        optional.Start();
    }

    [Fact]
    public void Start_WithWarnings_LogsThemBeforeTheFirstCall()
    {
        using var host = new ShopHost(
            $$"""{ "timeZone": "UTC", "tracks": { {{ShopHost.Journey.Replace("\"quiet\": {}", "\"quiet\": {}, \"lost\": {}", StringComparison.Ordinal)}} } }""").Start();
        Assert.Contains(
            host.Log.Find(3),
            entry => entry.Level == LogLevel.Warning
                && entry.Text.Contains("unreachable-stage at tracks/journey/stages/lost", StringComparison.Ordinal));
        Assert.Single(host.Log.Find(1));
        var count = host.Log.Find(3).Count;
        host.Change(
            $$"""{ "timeZone": "Europe/Berlin", "tracks": { {{ShopHost.Journey.Replace("\"quiet\": {}", "\"quiet\": {}, \"lost\": {}", StringComparison.Ordinal)}} } }""");
        Assert.Equal((2, count), (host.Log.Find(1).Count, host.Log.Find(3).Count));
    }

    [Fact]
    public async Task Start_InMemory_LogsOnceThatRecordsAreLost()
    {
        using var host = new ShopHost(Small).Start();
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Log.Find(4)).Level);
        await host.OrderAsync("anna", "1");
        host.Change($$"""{ "reportingCurrency": "EUR", "tracks": { {{ShopHost.Journey}} } }""");
        Assert.Single(host.Log.Find(4));
        using var durable = new ShopHost(Small, store: new JsonCustomerStore()).Start();
        Assert.Empty(durable.Log.Find(4));
    }

    [Fact]
    public async Task Start_WithoutALog_Works()
    {
        var observer = new NotingObserver();
        using var host =
            new ShopHost(Small, builder => builder.Services.AddSingleton<ILifecycleObserver>(observer), hasLogging: false).Start();
        Assert.False(Assert.Single(observer.Starts).IsDurable);
        host.Change("{ }");
        Assert.NotEmpty(observer.Publications);
        Assert.All(observer.Publications, result => Assert.False(result.IsPublished));
        Assert.Equal(RecordOutcome.Applied, (await host.OrderAsync("anna", "1")).Outcome);
    }

    [Fact]
    public async Task Start_WithAStoreThatFails_StartsTheHostAndSaysSo()
    {
        var store = new FailingStore();
        using var host = new ShopHost(Small, store: store).Start();
        Assert.Equal(LogLevel.Error, Assert.Single(host.Log.Find(10)).Level);
        store.Works = true;
        Assert.Equal(RecordOutcome.Applied, (await host.OrderAsync("anna", "1")).Outcome);
        Assert.Single(host.Log.Find(1));
    }

    [Fact]
    public async Task Playbook_InTheSectionOrAFile_IsInForceAndReadAgain()
    {
        using var section = new ShopHost($$"""{ "tracks": { {{ShopHost.Journey}} }, "playbook": {{Book}} }""").Start();
        await section.OrderAsync("anna", "1");
        Assert.NotNull((await section.ViewAsync("anna")).Plays.Find("hello"));

        var fromFile = $$"""{ "tracks": { {{ShopHost.Journey}} }, "playbookFile": "book.json" }""";
        var file = Playbook.FromJson(Book.Replace("\"name\"", "\"format\": 1, \"name\"", StringComparison.Ordinal)).ToJson();
        using var host = new ShopHost(fromFile, files: ("book.json", file)).Start();
        await host.OrderAsync("anna", "1");
        Assert.NotNull((await host.ViewAsync("anna")).Plays.Find("hello"));
        host.WriteFile("book.json", file.Replace("\"hello\"", "\"welcome\"", StringComparison.Ordinal));
        host.Change(fromFile);
        Assert.NotNull((await host.ViewAsync("anna")).Plays.Find("welcome"));
        host.WriteFile("book.json", file.Replace("\"customer\"", "\"custmer\"", StringComparison.Ordinal));
        host.Change(fromFile);
        Assert.Contains("unknown-stage at playbookFile/plays/hello/stages", Assert.Single(host.Log.Find(2)).Text, StringComparison.Ordinal);
        Assert.NotNull((await host.ViewAsync("anna")).Plays.Find("welcome"));
    }

    [Fact]
    public void Playbook_WithANameThatDoesNotExist_IsAnErrorWithItsPlace()
    {
        using var host = new ShopHost($$"""
            { "tracks": { {{ShopHost.Journey}} },
              "playbook": { "name": "book", "plays": { "hello": { "channel": "OnSite", "stages": "custmer", "segments": "Champion" } } } }
            """);
        Assert.Contains("unknown-stage at playbook/plays/hello/stages", host.StartError(), StringComparison.Ordinal);
        Assert.Contains("unknown-segment at playbook/plays/hello/segments", host.StartError(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RfmFile_WithAModel_ScoresAndABadFileIsAnErrorWithItsDiagnostics()
    {
        var section = $$"""{ "segmentMap": "five-phase", "rfmFile": "rfm.json", "tracks": { {{ShopHost.Journey}} } }""";
        using var host = new ShopHost(section, files: ("rfm.json", Model().ToJson())).Start();
        await host.OrderAsync("anna", "1");
        Assert.NotNull((await host.ViewAsync("anna")).Segment);
        using var bad =
            new ShopHost(section, files: ("rfm.json", Model().ToJson().Replace("\"format\"", "\"fromat\"", StringComparison.Ordinal)));
        Assert.Contains("error unknown-member at rfmFile/fromat", bad.StartError(), StringComparison.Ordinal);
        using var missing = new ShopHost(section.Replace("rfmFile", "populationFile", StringComparison.Ordinal));
        Assert.Contains("error missing at populationFile: There is no file", missing.StartError(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publisher_FromTheContainer_PublishesWhatAReloadOfAnotherPartLeaves()
    {
        using var host = new ShopHost(Small).Start();
        await host.OrderAsync("anna", "1");
        host.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.True((await host.Publisher.PublishAsync(new LifecycleChanges().SetRfm(Model()), Shop.Cancellation)).IsPublished);
        var segment = (await host.ViewAsync("anna")).Segment;
        Assert.NotNull(segment);
        host.Change($$"""{ "tracks": { {{ShopHost.Journey.Replace("30d", "60d", StringComparison.Ordinal)}} } }""");
        Assert.Equal(Shop.Start.AddDays(60), (await host.ViewAsync("anna")).Track("journey").NextDue);
        Assert.Equal(segment, (await host.ViewAsync("anna")).Segment);
    }

    [Fact]
    public async Task Publisher_OfATrackThatConfigurationHasToo_IsFollowedAndLoggedOnce()
    {
        using var host = new ShopHost(Small).Start();
        await host.OrderAsync("anna", "1");
        host.Clock.Now += TimeSpan.FromMinutes(1);
        await host.Publisher.PublishAsync(new LifecycleChanges().SetTrack("journey", Shop.Quiet(7)), Shop.Cancellation);
        foreach (var zone in new[] { "Europe/Berlin", "Europe/Paris", "UTC" })
        {
            host.Change($$"""{ "timeZone": "{{zone}}", "tracks": { {{ShopHost.Journey}} } }""");
            Assert.Equal("Track 'journey'", Assert.Single(host.Log.Find(5)).Text[..15]);
        }

        Assert.Equal(4, host.Log.Find(1).Count);
        await host.OrderAsync("anna", "2");
        Assert.Equal("buyer", (await host.ViewAsync("anna")).Track("journey").Stage);
    }

    [Fact]
    public async Task Reload_OfATrackTakenOutAndPutBack_LeavesEveryCustomerUsable()
    {
        var both =
            $$"""{ "tracks": { {{ShopHost.Journey}}, {{ShopHost.Journey.Replace("journey", "other", StringComparison.Ordinal)}} } }""";
        using var host = new ShopHost(both).Start();
        await host.OrderAsync("anna", "1");
        await host.OrderAsync("bert", "1");
        host.Change(Small);
        Assert.Equal(["journey"], (await host.ViewAsync("anna")).Tracks.Select(track => track.Track));
        await host.OrderAsync("bert", "2");
        host.Change(both);
        foreach (var customer in new[] { "anna", "bert" })
        {
            Assert.Equal("customer", (await host.ViewAsync(customer)).Track("other").Stage);
            Assert.Equal(RecordOutcome.Applied, (await host.OrderAsync(customer, "3")).Outcome);
        }

        Assert.Empty((await host.Tracker.SweepAsync(cancellationToken: Shop.Cancellation)).Failures);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ }")]
    [InlineData("""{ "tracks": { "journey": { "name": "x", "initial": "nowhere" } } }""")]
    public async Task Reload_OfABadConfiguration_ChangesNothingAndIsLoggedOnce(string? bad)
    {
        using var host = new ShopHost(Small).Start();
        await host.OrderAsync("anna", "1");
        host.Change(bad);
        Assert.Equal(LogLevel.Error, Assert.Single(host.Log.Find(2)).Level);
        Assert.Equal(
            ("customer", Shop.Start.AddDays(30)),
            ((await host.ViewAsync("anna")).Track("journey").Stage, (await host.ViewAsync("anna")).Track("journey").NextDue));
        Assert.Single((await host.Publisher.GetPublicationsAsync(Shop.Cancellation)), one => one.Part == PublicationPart.Track);
    }

    [Fact]
    public async Task Start_WithALowerRevision_FollowsTheStoreAndLogsIt()
    {
        var store = new JsonCustomerStore();
        using var newer = new ShopHost(
            $$"""{ "revision": 2, "tracks": { {{ShopHost.Journey.Replace("30d", "7d", StringComparison.Ordinal)}} } }""", store: store)
                .Start();
        await newer.OrderAsync("anna", "1");
        using var older = new ShopHost($$"""{ "revision": 1, "tracks": { {{ShopHost.Journey}} } }""", store: store).Start();
        Assert.Contains("Track 'journey'", Assert.Single(older.Log.Find(5)).Text, StringComparison.Ordinal);
        Assert.Equal(Shop.Start.AddDays(7), (await older.ViewAsync("anna")).Track("journey").NextDue);
    }

    [Fact]
    public async Task Log_OfFailuresAndDisputes_NamesNoCustomer()
    {
        using var host = new ShopHost(Small, builder => builder.AddTransitionHandler<Failing>()).Start();
        await host.OrderAsync("anna@example.org", "order-of-anna");
        Assert.Equal(LogLevel.Error, Assert.Single(host.Log.Find(7)).Level);
        var placed = new OrderSnapshot { OrderId = "o", PlacedAt = host.Clock.Now, ChangedAt = host.Clock.Now, GrossTotal = 10 };
        await host.Tracker.RecordAsync("anna@example.org", CustomerEvent.Order(placed), Shop.Cancellation);
        await host.Tracker.RecordAsync("anna@example.org", CustomerEvent.Order(placed with { GrossTotal = 20 }), Shop.Cancellation);
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Log.Find(6)).Level);
        Assert.DoesNotContain("anna", host.Log.All(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WithTwoHandlersOfAType_NamesTheType()
    {
        var error = Assert.Throws<ArgumentException>(
            "handlers", () => LifecycleTracker.Create(handlers: [new NotingHandler(), new NotingHandler()]));
        Assert.Contains(typeof(NotingHandler).FullName!, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("handlers", () => LifecycleTracker.Create(handlers: [null!]));
    }

    [Fact]
    public void AddTransitionHandler_OfTwoTypesOfOneName_NamesThem()
    {
        var builder = new ServiceCollection().AddLifecycle();
        Add("One");
        Add("One", isSame: true);
        var error = Assert.Throws<TargetInvocationException>(() => Add("Two"));
        Assert.Contains("Shop.Welcome", Assert.IsType<InvalidOperationException>(error.InnerException).Message, StringComparison.Ordinal);

        void Add(string assembly, bool isSame = false) =>
            typeof(LifecycleBuilder).GetMethod(nameof(LifecycleBuilder.AddTransitionHandler))!
                .MakeGenericMethod(isSame ? _added! : _added = Welcome(assembly)).Invoke(builder, [null]);
    }

    private Type? _added;

    /// <summary>A handler of the name Shop.Welcome in an assembly of its own.</summary>
    private static Type Welcome(string assembly)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(assembly), AssemblyBuilderAccess.Run).DefineDynamicModule("m")
            .DefineType("Shop.Welcome", TypeAttributes.Public, typeof(object), [typeof(ITransitionHandler)]);
        var method = type.DefineMethod(
            nameof(ITransitionHandler.HandleAsync), MethodAttributes.Public | MethodAttributes.Virtual, typeof(ValueTask),
            [typeof(TransitionNotice), typeof(CancellationToken)]);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Throw);
        return type.CreateType();
    }

    private static RfmModel Model()
    {
        var cuts = RfmCuts.Given(1, 2, 3, 4);
        return RfmModel.Fit([], Shop.Start, new RfmOptions { Recency = cuts, Frequency = cuts, Monetary = cuts });
    }

    private sealed class Failing : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the mail server is away");
    }
}
