using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>
/// Ids, names and texts have sizes that every store can keep; longer ones are refused, and the message does not repeat them.
/// </summary>
public class TextLimitTests
{
    private static readonly DateTimeOffset At = Shop.Start;

    public static TheoryData<string> Names => new(Makers.Keys);

    private static Dictionary<string, (int Max, Action<string> Make)> Makers { get; } = new()
    {
        ["customer id"] = (256, text => _ = new CustomerKey(string.Empty, text)),
        ["scope"] = (128, text => _ = new CustomerKey(text, "anna")),
        ["event id"] = (256, text => CustomerEvent.Visit(At, eventId: text)),
        ["order id"] = (256, text => _ = Order(text, "tea")),
        ["category"] = (256, text => _ = Order("1", text)),
        ["source"] = (256, text => CustomerEvent.Visit(At, text)),
        ["consent category"] = (256, text => CustomerEvent.ConsentChanged(At, Channels.Email, true, text)),
        ["survey"] = (256, text => CustomerEvent.SurveyAnswer(At, SurveyKind.Nps, 9, text)),
        ["play"] = (256, text => CustomerEvent.Message(CustomerEventKind.MessageSent, At, text, Channels.Email)),
        ["experiment"] = (256, text => CustomerEvent.Exposure(At, text, "a")),
        ["arm"] = (256, text => CustomerEvent.Exposure(At, "e", text)),
        ["case"] = (256, text => CustomerEvent.CaseOpened(At, text)),
        ["reason of an opened case"] = (256, text => CustomerEvent.CaseOpened(At, "c", reason: text)),
        ["reason of a closed case"] = (256, text => CustomerEvent.CaseClosed(At, "c", reason: text)),
        ["subscription"] = (256, text => CustomerEvent.SubscriptionStarted(At, text)),
        ["deal"] = (256, text => _ = Deal(text, "stage", "reason")),
        ["stage of a deal"] = (256, text => _ = Deal("d", text, "reason")),
        ["reason of a lost deal"] = (256, text => _ = Deal("d", "stage", text)),
        ["trait"] = (256, text => CustomerEvent.TraitSet(At, text, TraitValue.Create(1))),
        ["custom event"] = (256, text => CustomerEvent.Custom(At, text)),
        ["text of a trait"] = (4096, text => TraitValue.Create(text)),
        ["text of a set"] = (256, text => TraitValue.Create([text])),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfTheLongestLength_IsAccepted(string what)
    {
        var (max, make) = Makers[what];
        make(new string('x', max));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OneCharacterLonger_IsRefusedAndNotRepeated(string what)
    {
        var (max, make) = Makers[what];
        var error = Assert.ThrowsAny<ArgumentException>(() => make(new string('x', max + 1)));
        Assert.DoesNotContain("xx", error.Message, StringComparison.Ordinal);
        Assert.Contains($"at most {max}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_OfTooManyTexts_IsRefused()
    {
        TraitValue.Create(Enumerable.Range(0, 1000).Select(i => $"{i}"));
        Assert.Throws<ArgumentException>("texts", () => TraitValue.Create(Enumerable.Range(0, 1001).Select(i => $"{i}")));
    }

    [Fact]
    public async Task RecordAsync_OfACustomerWithATooLongId_ChangesNothing()
    {
        var shop = new Shop();
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await shop.RecordAsync(new string('x', 257), CustomerEvent.Visit(At)));
        Assert.DoesNotContain("xx", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, ((InMemoryCustomerStore)shop.Store).Count);
    }

    private static DealSnapshot Deal(string id, string stage, string reason) => new()
    {
        DealId = id, OpenedAt = At, ChangedAt = At, Stage = stage, Outcome = DealOutcome.Lost, ClosedAt = At, LostReason = reason,
    };

    private static OrderSnapshot Order(string id, string category) =>
        new() { OrderId = id, PlacedAt = At, GrossTotal = 10, Category = category };
}
