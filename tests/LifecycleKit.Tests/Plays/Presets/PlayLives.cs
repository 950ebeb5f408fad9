using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

/// <summary>Lives that together get every play of a preset.</summary>
internal static class PlayLives
{
    public static IEnumerable<PlayLife> Of(Playbook book) => book.Name switch
    {
        "five-phase" => FivePhase(),
        "retail" => Retail(),
        _ => B2B(),
    };

    private static IEnumerable<PlayLife> FivePhase()
    {
        yield return Begin(Playbooks.FivePhase, Channels.None).Visit().Hear(10);
        foreach (var orders in (int[])[0, 1, 2, 3, 4])
            yield return Begin(Playbooks.FivePhase, Channels.All).Visit().Order(orders, orders == 4 ? 125 : 100).Hear(400);
    }

    private static IEnumerable<PlayLife> Retail()
    {
        yield return Begin(Playbooks.Retail, Channels.None).Visit("ad").Hear(5).Visit("ad").Hear(10);
        yield return Begin(Playbooks.Retail, Channels.All).Visit().Visit().Hear(60);
        foreach (var orders in (int[])[1, 2, 4, 8])
            yield return Begin(Playbooks.Retail, Channels.All).Order(orders).Hear(400);
        yield return Begin(Playbooks.Retail, Channels.All).Order(2, discount: 5).Hear(60);
        yield return Begin(Playbooks.Retail, Channels.All).Order().Pass(100).Order().Hear(60);
    }

    private static IEnumerable<PlayLife> B2B()
    {
        yield return Begin(Playbooks.B2B, Channels.None).Visit().Hear(5);
        yield return Begin(Playbooks.B2B, Channels.All).AttendWebinar().Hear(5);
        yield return Begin(Playbooks.B2B, Channels.All).Deal(isWon: false).Hear(5);
        yield return Begin(Playbooks.B2B, Channels.All).Deal(isWon: true).Hear(5).Deal(isWon: true).Hear(5);
        yield return Begin(Playbooks.B2B, Channels.All).Order().Recommend().Hear(5);
        yield return Begin(Playbooks.B2B, Channels.All).Order().Pass(370).Hear(5);
    }

    private static PlayLife Begin(Playbook book, Channels channels) => new PlayLife(book).Meet(channels);
}
