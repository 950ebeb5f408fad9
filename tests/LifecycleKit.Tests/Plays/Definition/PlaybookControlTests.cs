using LifecycleKit.Customers;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class PlaybookControlTests
{
    [Fact]
    public void With_AControlGroup_BlocksItsCustomersAndChangesNothingElse()
    {
        var control = new UniversalControl { BasisPoints = 2_000 };
        foreach (var preset in Playbooks.All)
        {
            var book = preset.With(control);
            Assert.Equal(
                (preset.Name, preset.Plays, preset.FrequencyCaps, control), (book.Name, book.Plays, book.FrequencyCaps, book.ControlGroup));
            Assert.NotEqual(preset.ContentHash, book.ContentHash);
            Assert.Equal(preset.ContentHash, book.With(control: null).ContentHash);
            Assert.Equal(book.ContentHash, Playbook.FromJson(book.ToJson()).ContentHash);
        }

        var shop = Playbook.Build("shop", book => book.Play("banner", play => play.Channel(Channels.OnSite))).With(control);
        var held = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var chosen = shop.Decide(new PlayInput($"subject {i}", new CustomerHistory(), Days.Start)).Chosen.Length;
            Assert.Equal(control.Contains($"subject {i}", Days.Start) ? 0 : 1, chosen);
            held += 1 - chosen;
        }

        // 200 are expected; the bounds are five standard deviations.
        Assert.InRange(held, 137, 263);
    }
}
