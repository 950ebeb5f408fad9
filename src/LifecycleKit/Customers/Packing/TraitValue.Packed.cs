namespace LifecycleKit.Customers;

public readonly partial record struct TraitValue
{
    internal static TraitValue Unpack(ref PackedReader from)
    {
        var kind = (TraitKind)from.Byte();
        switch (kind)
        {
            case TraitKind.Text:
                return new TraitValue(kind, 0, from.Text());
            case TraitKind.Set:
                var texts = new string[from.Int()];
                for (var i = 0; i < texts.Length; i++) texts[i] = from.Text()!;
                return Create(texts);
            default:
                return new TraitValue(kind, from.Amount());
        }
    }

    internal void Pack(PackedWriter to)
    {
        to.Byte((byte)Kind);
        switch (Kind)
        {
            case TraitKind.Text:
                to.Text(Text);
                break;
            case TraitKind.Set:
                to.Count(Set.Count);
                foreach (var text in Set) to.Text(text);
                break;
            default:
                to.Amount(_number);
                break;
        }
    }
}
