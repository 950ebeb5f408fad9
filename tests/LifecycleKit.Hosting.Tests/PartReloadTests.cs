using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Scoring;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting.Tests;

/// <summary>Every part that is published can come from a section, and is published again when the section or its file changes.</summary>
public sealed class PartReloadTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<PublicationPart> Parts => [.. Enum.GetValues<PublicationPart>()];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Reload_OfAChangedPart_PublishesItUnlessTheRevisionIsLower(PublicationPart part)
    {
        var values = new Dictionary<string, string?>
        {
            ["contentRoot"] = _folder.FullName, ["Lifecycle:Tracks:journey"] = "retail", [$"Lifecycle:{KeyOf(part)}"] = ValueOf(part, 0),
        };
        using var shop = new Shop(values);
        await shop.Tracker.GetViewAsync("anna", Shop.Cancellation);
        var number = (await InForceAsync(shop, part, 0)).Number;

        shop.Configuration.Reload();
        Assert.Equal(number, (await InForceAsync(shop, part, 0)).Number);

        shop.Time.Advance(TimeSpan.FromMinutes(1));
        shop.Set(KeyOf(part), ValueOf(part, 1));
        Assert.Equal(part, Assert.Single(shop.Observer.Last.Publications).Part);
        Assert.True((await InForceAsync(shop, part, 1)).Number > number);

        shop.Configuration["Lifecycle:Revision"] = "-1";
        shop.Set(KeyOf(part), ValueOf(part, 0));
        Assert.Empty(shop.Observer.Last.Publications);
        Assert.Single(shop.Observer.Last.Followed);
        await InForceAsync(shop, part, 1);

        shop.Set("Revision", "1");
        await InForceAsync(shop, part, 0);
    }

    [Fact]
    public async Task Reload_OfATrackFileWithAnError_IsRefusedWithItsPath()
    {
        var values = new Dictionary<string, string?>
        {
            ["contentRoot"] = _folder.FullName, ["Lifecycle:TrackFiles:club"] = ValueOf(PublicationPart.Track, 0),
        };
        using var shop = new Shop(values);
        Assert.Empty(shop.StartUpErrors());
        await shop.OrderAsync("1");
        Assert.Equal("customer", await shop.StageAsync("club"));

        Write("club.json", Lifecycle(30).Replace("\"to\": \"quiet\"", "\"to\": \"quite\"", StringComparison.Ordinal));
        shop.Configuration.Reload();

        Assert.False(shop.Observer.Last.IsPublished);
        Assert.StartsWith(
            "error unknown-stage at trackFiles/club/rules/goes-quiet/to: ", Assert.Single(shop.Observer.Last.Errors),
            StringComparison.Ordinal);
        Assert.Equal("customer", await shop.StageAsync("club"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string KeyOf(PublicationPart part) => part switch
    {
        PublicationPart.TimeZone => "TimeZone",
        PublicationPart.Currency => "ReportingCurrency",
        PublicationPart.Rfm => "RfmFile",
        PublicationPart.Population => "PopulationFile",
        PublicationPart.SegmentMap => "SegmentMap",
        PublicationPart.Track => "TrackFiles:club",
        _ => "PlaybookFile",
    };

    /// <summary>Returns the value of a part in the section, after its file was written.</summary>
    private string ValueOf(PublicationPart part, int i) => part switch
    {
        PublicationPart.TimeZone => HashOf(part, i),
        PublicationPart.Currency => HashOf(part, i),
        PublicationPart.Rfm => Write("rfm.json", Population(i).Rfm.ToJson()),
        PublicationPart.Population => Write("population.json", Population(i).ToJson()),
        PublicationPart.SegmentMap => Map(i).Name,
        PublicationPart.Track => Write("club.json", Lifecycle(i == 0 ? 30 : 7)),
        _ => Write("book.json", Playbooks.All[i].ToJson()),
    };

    private static string HashOf(PublicationPart part, int i) => part switch
    {
        PublicationPart.TimeZone => i == 0 ? "Europe/Berlin" : "Europe/Lisbon",
        PublicationPart.Currency => i == 0 ? "EUR" : "CHF",
        PublicationPart.Rfm => Population(i).Rfm.ContentHash,
        PublicationPart.Population => Population(i).ContentHash,
        PublicationPart.SegmentMap => Map(i).ContentHash,
        PublicationPart.Track => LifecycleDefinition.FromJson(Lifecycle(i == 0 ? 30 : 7)).ContentHash,
        _ => Playbooks.All[i].ContentHash,
    };

    private static Scoring.PopulationModel Population(int i) => i == 0
        ? Populations.Mbg() : Scoring.PopulationModel.Create(RfmOf(40), Clv.MbgNbdModel.Create(0.5, 6, 0.9, 1.6, Customers.TimeUnit.Week));

    private static Rfm.RfmModel RfmOf(int firstCut) => Rfm.RfmModel.Fit(
        [Rfm.RfmValues.Create(1, 1, 1)], TrackerSetup.Start, new Rfm.RfmOptions
        {
            Recency = Rfm.RfmCuts.Given([firstCut, 80, 90, 180]),
            Frequency = Rfm.RfmCuts.Given([1, 2, 4, 8]),
            Monetary = Rfm.RfmCuts.Given([1, 2, 4, 8]),
        });

    private static SegmentMap Map(int i) => i == 0 ? SegmentMaps.Shop11 : SegmentMaps.Classic11;

    private static string Lifecycle(int days) =>
        Shop.Small.Replace("30d", $"{days}d", StringComparison.Ordinal)
            .Replace("\"name\"", "\"format\": 1, \"name\"", StringComparison.Ordinal);

    private static async Task<Publication> InForceAsync(Shop shop, PublicationPart part, int i)
    {
        var publisher = shop.Services.GetRequiredService<ILifecyclePublisher>();
        var name = part == PublicationPart.Track ? "club" : string.Empty;
        var last = (await publisher.GetPublicationsAsync(Shop.Cancellation)).Last(one => one.Part == part && one.Name == name);
        Assert.Equal(HashOf(part, i), last.ContentHash);
        return last;
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), text);
        return name;
    }
}
