namespace LifecycleKit.Import;

/// <summary>A place in a text that is read from left to right.</summary>
/// <param name="text">The text.</param>
internal ref struct TextCursor(ReadOnlySpan<char> text)
{
    /// <summary>The text that is left.</summary>
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => Rest.IsEmpty;

    /// <summary>The next character; <c>\0</c> at the end.</summary>
    public readonly char Next => Rest.IsEmpty ? '\0' : Rest[0];

    /// <summary>Whether the next character is 0 to 9.</summary>
    public readonly bool IsAtDigit => char.IsAsciiDigit(Next);

    /// <summary>Passes over characters.</summary>
    /// <param name="count">The number of characters, all of them there.</param>
    public void Skip(int count) => Rest = Rest[count..];

    /// <summary>Passes over a character, if it is the next one.</summary>
    /// <param name="c">The character.</param>
    public bool TrySkip(char c)
    {
        if (Next != c || Rest.IsEmpty) return false;
        Skip(1);
        return true;
    }

    /// <summary>Passes over blanks.</summary>
    /// <returns>Whether there was one.</returns>
    public bool SkipBlanks()
    {
        var length = Rest.Length;
        Rest = Rest.TrimStart();
        return Rest.Length < length;
    }

    /// <summary>Reads all digits that come next; the number is 0 when there are more than nine.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The number of digits.</returns>
    public int ReadDigits(out int number)
    {
        number = 0;
        var count = 0;
        while (count < Rest.Length && char.IsAsciiDigit(Rest[count])) count++;
        if (count <= 9)
        {
            foreach (var c in Rest[..count]) number = (number * 10) + (c - '0');
        }

        Skip(count);
        return count;
    }

    /// <summary>Reads the letters that come next.</summary>
    public ReadOnlySpan<char> ReadLetters()
    {
        var count = 0;
        while (count < Rest.Length && char.IsLetter(Rest[count])) count++;
        var letters = Rest[..count];
        Skip(count);
        return letters;
    }

    /// <summary>Passes over a text of letters, in upper or lower case, if it is next and no letter follows.</summary>
    /// <param name="word">The text.</param>
    public bool TrySkipWord(string word)
    {
        if (!Rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;
        if (Rest.Length > word.Length && char.IsLetter(Rest[word.Length])) return false;
        Skip(word.Length);
        return true;
    }
}
