"""The catalogue of problems: for every code what is wrong, what was expected and how to mend it.

The first letter says what it is about: F a file, T a table or sheet, A an answer, M a municipality, Y the YAML of an
instrument, W its words, R a record, O what we write, L the own look of a report. A code is never reused for something else.
`{names}` in a sentence are facts of the problem; a sentence whose facts are unknown is not said.
"""

from dataclasses import dataclass

from mint_index.voices import N_


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: `says` what is wrong, `adds` what was expected, `mend` tells how to put it right (for `mint explain`)."""

    id: str
    says: str
    adds: tuple[str, ...]
    mend: str
    notice: bool = False


_ALLOWED = N_("Allowed: {allowed}.")

_ALL = (
    Code(
        "F01",
        N_("There is no such file."),
        (N_("Nearest name in that folder: “{near}”."),),
        N_("Check the name and the folder. Put a name with spaces between quotation marks."),
    ),
    Code(
        "F02",
        N_("The file cannot be read: {reason}."),
        (),
        N_("Close the file in other programs, check that you may read it, and try again."),
    ),
    Code(
        "F03",
        N_("This is not a workbook or a CSV file, but {kind}."),
        (N_("Expected: .xlsx, .ods, .xls or .csv."),),
        N_(
            "Save it from your spreadsheet program as .xlsx, .ods or .csv. Changing the ending of the name is not enough."
        ),
    ),
    Code(
        "F04",
        N_("The workbook is encrypted."),
        (),
        N_(
            "Open it in your spreadsheet program, remove the password or the protection of rights, and save it again."
        ),
    ),
    Code(
        "F05",
        N_("The file is damaged and cannot be read to its end: {reason}."),
        (),
        N_(
            "Open it in a spreadsheet program and save it anew, or ask for the file again: it may have been cut off on its way."
        ),
    ),
    Code(
        "F06",
        N_("The file is far larger than a filled form can be: more than {most} {kind}."),
        (),
        N_(
            "Delete empty rows and columns that only carry formats, or copy your answers into a new form (mint form)."
        ),
    ),
    Code("F07", N_("The file is empty."), (), N_("Choose another file, or write a new form with mint form.")),
    Code(
        "F08",
        N_("The encoding of the file is not recognised: byte {byte} has no meaning here."),
        (N_("Expected: UTF-8, UTF-16 or Windows-1252."),),
        N_("Save the file as “CSV UTF-8” from your spreadsheet program."),
    ),
    Code(
        "F09",
        N_("There is a NUL character in the text."),
        (),
        N_("The file was written by a faulty program or is no text at all. Export it again."),
    ),
    Code(
        "F10",
        N_("The file is not in UTF-8; it was read as Windows-1252."),
        (),
        N_("Check names with accents or umlauts. Save the file as “CSV UTF-8” to be safe."),
        notice=True,
    ),
    Code(
        "F11",
        N_("This is a folder, not a file."),
        (),
        N_("Name the files in it, for example with folder/*.xlsx."),
    ),
    Code(
        "T01",
        N_("No header was found: no column is named “{name}”."),
        (
            N_("The header seems to stand in line {header}; delete the lines above it."),
            N_("Found instead: {found}."),
        ),
        N_(
            "The first line of a table must name its columns, one of them “municipality”. See the documentation on CSV files."
        ),
    ),
    Code(
        "T02",
        N_("The column “{name}” is not known."),
        (),
        N_("Correct its name, delete it, or put # before its name to have it passed over."),
    ),
    Code(
        "T03",
        N_("The column “{name}” is there twice; the first is column {first}."),
        (),
        N_("Delete one of the two, or put # before the name of the one to be passed over."),
    ),
    Code(
        "T04",
        N_("The line has {found} cells, the header has {expected}."),
        (),
        N_(
            "A delimiter inside a text needs quotation marks around the text; a short line needs its empty cells."
        ),
    ),
    Code("T05", N_("There is a header, but no row below it."), (), N_("Add a row for each municipality.")),
    Code(
        "T06",
        N_("The sheet “{name}” is missing."),
        (N_("Its {count} questions have no answers."),),
        N_(
            "Copy the sheet back from the form you were sent. Where others have filled it in, join the forms with mint merge."
        ),
    ),
    Code(
        "T07",
        N_("The sheet “{name}” was renamed; it was recognised by its questions."),
        (),
        N_("Nothing needs to be done."),
        notice=True,
    ),
    Code(
        "T08",
        N_("This workbook is not a form of this questionnaire: it holds none of its questions."),
        (N_("Sheets found: {found}."),),
        N_("Fill in a form written by mint form, or give a CSV file with a column for each question."),
    ),
    Code(
        "T09",
        N_("There is no question “{name}” in edition {edition}."),
        (),
        N_("Correct the name of the question, or delete the row."),
    ),
    Code(
        "T10",
        N_("The question “{name}” is there twice; the first stands in {first}."),
        (),
        N_("Keep one of the two rows."),
    ),
    Code(
        "T11",
        N_("The row of the question “{name}” is missing."),
        (),
        N_(
            "Copy the row back from the form you were sent, with the name of the question in its first column."
        ),
    ),
    Code(
        "T12",
        N_("There are cells in a column that has no name."),
        (N_("The first says “{given}”."),),
        N_("Give the column a name in the header, or empty it."),
    ),
    Code(
        "T13",
        N_("The line that ends the quotation is missing."),
        (),
        N_(
            "A quotation mark opens a text that never ends. Close it, or double it where it belongs to the text."
        ),
    ),
    Code(
        "T14",
        N_("No header row was found on this sheet: {names} must each be named."),
        (),
        N_("Copy the header row back from the form you were sent."),
    ),
    Code(
        "T15",
        N_("The table has no column for any question of edition {edition}."),
        (),
        N_("Name a column after each question (mint questionnaire list prints the names)."),
    ),
    Code(
        "T16",
        N_("There are several responses in this file ({found}), one is needed here."),
        (),
        N_("Use mint batch to score many municipalities at once."),
    ),
    Code(
        "T17",
        N_("This sheet asks the same questions as the sheet “{first}”."),
        (),
        N_("Delete one of the two sheets. Neither is taken for the right one."),
    ),
    Code(
        "T18",
        N_("“{given}” stands beside no question: the first column of its row is empty."),
        (),
        N_("Write the name of the question into the first column, or empty the row."),
    ),
    Code(
        "A01",
        N_("“{given}” is not an answer to “{question}”."),
        (_ALLOWED,),
        N_(
            "Choose one of the answers offered, from the drop-down list or from the words of mint explain QUESTION."
        ),
    ),
    Code(
        "A02",
        N_("{given} is outside of what is possible for “{question}”."),
        (N_("Expected: from {lowest} to {highest}."),),
        N_("Check the figure and its unit. A share of 30 percent is written as 30."),
    ),
    Code(
        "A03",
        N_("“{given}” has more than a figure in it."),
        (N_("Expected: the figure alone, in {unit}."),),
        N_("Write the figure without its unit; put what you want to say about it into the note."),
    ),
    Code(
        "A04",
        N_("“{given}” is not a figure, as “{question}” asks for."),
        (_ALLOWED,),
        N_("Write a figure, or one of the words for unknown and not applicable."),
    ),
    Code(
        "A05",
        N_("“{given}” can be read as {one} and as {other}."),
        (),
        N_("Write it without a thousands separator, or with decimals that leave no doubt (1234 or 1.2340)."),
    ),
    Code(
        "A06",
        N_("There is a date ({given}) where “{question}” expects something else."),
        (N_("A spreadsheet turns what looks like 3/4 into a date."), _ALLOWED),
        N_("Set the format of the cell to “Text”, then enter the answer again."),
    ),
    Code(
        "A07",
        N_("The cell holds the error {given}."),
        (),
        N_("Replace the formula by the answer itself."),
    ),
    Code(
        "A08",
        N_("The cell holds a formula without a stored result."),
        (),
        N_(
            "Open the file in a spreadsheet program and save it, or replace the formula by the answer itself."
        ),
    ),
    Code(
        "A09",
        N_("“{question}” cannot be answered with “not applicable”."),
        (),
        N_("Choose an answer; where nobody could find out, choose “unknown”."),
    ),
    Code(
        "A10",
        N_("“not applicable” needs a reason."),
        (_ALLOWED,),
        N_("Choose the reason beside the answer (in a CSV file: in the column QUESTION.reason)."),
    ),
    Code(
        "A11",
        N_("“{given}” is not a reason that “{question}” allows."),
        (_ALLOWED,),
        N_("Choose one of the reasons offered, or answer the question."),
    ),
    Code(
        "A12",
        N_("“{question}” is not asked of this municipality, but it is answered."),
        (N_("It is asked only where {condition}."),),
        N_("Empty the answer, or correct the answer that switches the question off."),
    ),
    Code(
        "A13",
        N_("No question is answered."),
        (),
        N_("Fill in the form, save it, and check that you gave the right file."),
    ),
    Code(
        "A14",
        N_("“{given}” is not a share: the second figure must be above 0."),
        (),
        N_("Write the part, a slash and the whole: 3/40."),
    ),
    Code(
        "A15",
        N_("There is a reason, but the answer is not “not applicable”."),
        (),
        N_("Empty the reason or choose “not applicable”."),
    ),
    Code(
        "A16",
        N_("Counts of 1 or 2 persons are not entered, so that nobody can be recognised."),
        (),
        N_("Write 0, or 3 and more, or “unknown”."),
    ),
    Code(
        "A17",
        N_("“{given}” is chosen together with “none of these”."),
        (),
        N_("Choose either “none of these” or the elements that can be shown."),
    ),
    Code(
        "A18",
        N_("“{question}” is answered with a figure alone; it cannot be entered as a share."),
        (),
        N_("Write one figure."),
    ),
    Code(
        "A19",
        N_("“{given}” is chosen for the whole list, but elements of it are marked as well: {elements}."),
        (),
        N_("Empty the one or the other."),
    ),
    Code(
        "A20",
        N_("“{question}” is divided by figures of the profile that are missing or 0."),
        (N_("Needed: {facts}"),),
        N_("Enter the figures of the profile, or answer “unknown”."),
    ),
    Code(
        "A21",
        N_("“{question}” applies here and cannot be answered with “not applicable”."),
        (N_("It applies where {condition}."),),
        N_("Choose an answer, or correct the fact on the first sheet that says so."),
    ),
    Code(
        "A22",
        N_("“{given}” was agreed on for “{question}”, but “{other}” stands in {first}."),
        (),
        N_("Write what was agreed on in one of the two places, and empty the other."),
    ),
    Code("M01", N_("The municipality has no name."), (), N_("Write the name of the municipality.")),
    Code(
        "M02",
        N_("“{name}” is there twice for the same date; the first stands in {first}."),
        (),
        N_("Keep one of the two, or give each its own date. Neither is scored."),
    ),
    Code(
        "M03",
        N_("“{given}” is not a country code."),
        (N_("Expected: two capital letters, such as DE or FR."),),
        N_("Write the code of ISO 3166 with two letters."),
    ),
    Code(
        "M04",
        N_("“{given}” is not a date."),
        (N_("Expected: a day such as 2026-03-31 or 31.03.2026."),),
        N_("Write the date as year-month-day or day.month.year, or give the cell the format of a date."),
    ),
    Code(
        "M05",
        N_("The answers are for edition “{given}”, which is not the one used here ({edition})."),
        (),
        N_("Name the edition with --edition, or fill in the form of this edition."),
    ),
    Code(
        "M06",
        N_("The form was written for an older state of edition {edition}: what is scored has changed since."),
        (
            N_("New, and not answered here: {new}."),
            N_("Not asked any more, and passed over: {gone}."),
            N_("Asked with other answers than before: {changed}."),
        ),
        N_("The answers were read by the names of the questions. Check the answers, best in a new form."),
        notice=True,
    ),
    Code(
        "M07",
        N_("No date is given; the assessment bears that of the day on which it was made."),
        (),
        N_("Write the day on which the answers were agreed on the start sheet, or into the column “date”."),
        notice=True,
    ),
    Code(
        "M08",
        N_("Not agreed on yet: {count} of {of} questions on this sheet. They count as not answered."),
        (),
        N_(
            "Write the answer that was agreed on into the column “Agreed”, or beside the question on its own sheet. In doubt it is the lower step."
        ),
        notice=True,
    ),
    Code(
        "M09",
        N_("Not confirmed yet: {count} of {of} answers of the last round. They count as not answered."),
        (),
        N_(
            "Look at each: choose “yes” under “Unchanged?” where it still holds, or enter the answer of today. Leave the others blank."
        ),
        notice=True,
    ),
    Code(
        "M10",
        N_("This form is of “{given}”, but {first} is of “{other}”."),
        (),
        N_("Join the forms of one municipality only, or write its name and country alike in all of them."),
    ),
    Code(
        "M11",
        N_(
            "This form was joined from others, and has answers that still wait for the meeting: {count}. Joining it again would lose them."
        ),
        (),
        N_(
            "Join the forms that people filled in themselves, all at once, or agree on the open answers first."
        ),
    ),
    Code(
        "M12",
        N_("The forms bear different dates: {found}. The joined form has none."),
        (),
        N_("Write the day on which the whole was agreed on the start sheet of the joined form."),
        notice=True,
    ),
    Code(
        "Y01",
        N_("This is not YAML: {reason}."),
        (),
        N_("Check indentation, colons and quotation marks at that place and in the line above it."),
    ),
    Code(
        "Y02",
        N_("The key “{key}” is not known here."),
        (_ALLOWED,),
        N_("Correct the key or delete the line."),
    ),
    Code(
        "Y03",
        N_("The key “{key}” is missing."),
        (),
        N_("Add the key; mint questionnaire schema prints all keys."),
    ),
    Code(
        "Y04", N_("“{given}” stands where {expected} is expected."), (), N_("Write what is expected there.")
    ),
    Code(
        "Y05",
        N_("The key “{key}” is there twice; the first stands in line {first}."),
        (),
        N_("Delete one of the two."),
    ),
    Code(
        "Y06",
        N_("There is no {kind} “{given}”."),
        (),
        N_("Correct the name, or add what is missing."),
    ),
    Code(
        "Y07",
        N_("The {kind} “{given}” is there twice; the first stands in {first}."),
        (),
        N_("Every name is given once in an edition. Rename one of the two."),
    ),
    Code(
        "Y08",
        N_("“{given}” is not a name."),
        (N_("Expected: lower-case letters, digits and underscores, beginning with a letter."),),
        N_("Write it like services_interpreting."),
    ),
    Code("Y09", N_("{given} is out of bounds."), (N_("Expected: {expected}."),), N_("Correct the figure.")),
    Code(
        "Y10",
        N_("The condition does not fit “{question}”: {reason}."),
        (),
        N_("Compare steps and figures with below and at_least, words with is and in, elements with lacks."),
    ),
    Code(
        "Y11",
        N_("These need each other in a circle: {circle}."),
        (),
        N_("Take one of the needs out."),
    ),
    Code(
        "Y12",
        N_(
            "A question can only depend on the profile and on questions that stand before it, not on “{given}”."
        ),
        (),
        N_("Move the question behind the one it depends on, or change the condition."),
    ),
    Code("Y13", N_("There is nothing in “{name}”."), (), N_("Write what belongs there, or delete the key.")),
    Code(
        "Y14",
        N_("There is no edition “{given}”."),
        (N_("Looked in: {looked}."), N_("Editions found: {found}.")),
        N_("Name an edition that exists, or put its folder into questionnaires/ in the working folder."),
    ),
    Code(
        "Y15",
        N_("The levels must begin at 0 and rise."),
        (),
        N_("Write the lowest level first, with from: 0, and then each above it."),
    ),
    Code(
        "Y16",
        N_("There is a character here that YAML does not allow ({character})."),
        (),
        N_("Delete the character and type the line again; the file must be saved as UTF-8."),
    ),
    Code(
        "Y17", N_("The file is missing."), (), N_("Write the file, or take the entry that asks for it out.")
    ),
    Code(
        "Y18",
        N_("The file names itself “{given}”, but it is found under “{expected}”."),
        (),
        N_("Make the two names alike."),
    ),
    Code(
        "Y19",
        N_("The dimension “{name}” is not listed in the questionnaire."),
        (),
        N_("List it under dimensions in questionnaire.yaml, or delete the file."),
    ),
    Code(
        "Y20",
        N_("The name “{given}” is kept for the tool's own use."),
        (),
        N_("Choose another name."),
    ),
    Code(
        "Y21",
        N_("The goalposts worst and best are the same figure."),
        (),
        N_(
            "The figure for 0 points and the figure for 100 points must differ; their order is the direction."
        ),
    ),
    Code(
        "Y22",
        N_("“{given}” cannot be raised to {to}: {reason}."),
        (),
        N_("Name a step, an option, a number of elements or a figure that the question has."),
    ),
    Code(
        "Y23",
        N_("The question “{given}” names no source."),
        (),
        N_("Say who says so: name keys of sources.yaml under source."),
        notice=True,
    ),
    Code(
        "Y24",
        N_("Nothing refers to the {kind} “{given}”."),
        (),
        N_("Refer to it where it belongs, or delete it."),
        notice=True,
    ),
    Code(
        "Y25",
        N_("“{given}” cannot divide a figure: it is no figure of the profile."),
        (),
        N_("Name questions of the profile that ask for a number, and are not divided themselves."),
    ),
    Code(
        "Y26",
        N_("Nothing is advised where “{given}” is answered with {answer}."),
        (N_("Such a town: {where}."),),
        N_("Add a recommendation for it, or widen the condition of one."),
        notice=True,
    ),
    Code(
        "Y27",
        N_("The recommendation “{given}” is never due."),
        (),
        N_("Look for comparisons in its condition that exclude each other."),
        notice=True,
    ),
    Code(
        "Y28",
        N_("The recommendation “{given}” is due although every answer is the best."),
        (),
        N_("Add the answer that it is to raise to its condition."),
        notice=True,
    ),
    Code(
        "W01",
        N_("The words for “{key}” are missing in {language}."),
        (),
        N_("Add the line to the file of that language."),
    ),
    Code("W02", N_("Nothing asks for the words “{key}”."), (), N_("Correct the name or delete the line.")),
    Code("W03", N_("The words for “{key}” are empty."), (), N_("Write the words.")),
    Code(
        "W04",
        N_("Two answers to “{question}” read alike: “{given}” and {other}."),
        (),
        N_("Give every answer words of its own; the words decide what a filled cell means."),
    ),
    Code(
        "W05",
        N_("“{given}” cannot be the name of a sheet: {reason}."),
        (),
        N_("At most 31 characters, none of : \\ / ? * [ ], and every sheet another name."),
    ),
    Code(
        "W06",
        N_("The words for “{key}” are there in {there}, but not in {language}."),
        (),
        N_("Add the line to the file of that language, or delete it in the others."),
        notice=True,
    ),
    Code(
        "W07",
        N_("The words “{key}” would help, and are not said in {language}."),
        (),
        N_(
            "Say what counts as evidence, why the question is asked and weighs what it weighs, where a figure is found."
        ),
        notice=True,
    ),
    Code(
        "W08",
        N_("“{key}” is {count} words long."),
        (N_("Expected: at most {most}."),),
        N_("Say it shorter; what explains it goes into the help."),
        notice=True,
    ),
    Code(
        "W09",
        N_("“{given}” in “{key}” is nothing that a third person can check."),
        (),
        N_("Say how many, how often, since when, or which document."),
        notice=True,
    ),
    Code(
        "W10",
        N_("“{given}” in “{key}” is not the word of the glossary."),
        (N_("Expected: {expected}."),),
        N_("Say it with the fixed term, or add the phrase to unless in glossary.yaml."),
        notice=True,
    ),
    Code(
        "R01",
        N_("This is not a record of mint: {reason}."),
        (),
        N_("Give a file that mint assess wrote, or the answers themselves."),
    ),
    Code(
        "R02",
        N_("The record does not hold what it must at “{key}”: expected {expected}."),
        (),
        N_("The file was changed by hand or cut off. Assess the answers again."),
    ),
    Code(
        "R03",
        N_("The record was written by a newer version of mint (form {given}, known up to {known})."),
        (),
        N_("Update mint-index."),
    ),
    Code(
        "R04",
        N_(
            "The record rests on another state of edition {edition} than the one installed; it is shown from what it holds."
        ),
        (),
        N_("Nothing needs to be done. To score the answers by the present state, assess them again."),
        notice=True,
    ),
    Code(
        "R05",
        N_("There is no record in “{folder}” yet."),
        (),
        N_("Run mint assess with a filled form first, or name a record."),
    ),
    Code(
        "R06",
        N_("The record holds no words in “{given}”."),
        (_ALLOWED,),
        N_("Choose one of its languages with -l."),
    ),
    Code(
        "R07",
        N_("Edition {edition} is not installed here; the record is shown from what it holds."),
        (),
        N_("Nothing needs to be done."),
        notice=True,
    ),
    Code(
        "R08",
        N_("The record was made with an older state of the questionnaire than edition {edition} is in now."),
        (
            N_("Not asked any more: {gone}."),
            N_("Asked in another way, and not carried over: {changed}."),
            N_("New: {new}."),
        ),
        N_("Nothing needs to be done. Answer what was not carried over as if it were new."),
        notice=True,
    ),
    Code(
        "O01",
        N_("The file exists already and is not overwritten."),
        (),
        N_("Choose another name with -o, or allow it with --force."),
    ),
    Code(
        "O02",
        N_("The file cannot be written: {reason}."),
        (),
        N_("Close it in other programs, check that the folder exists and that you may write there."),
    ),
    Code(
        "O03",
        N_("The edition has no words in “{given}”."),
        (_ALLOWED,),
        N_("Choose one of its languages with -l."),
    ),
    Code(
        "O04",
        N_("“{given}” would run as a formula in a spreadsheet; it was written as text."),
        (),
        N_("Nothing needs to be done. Remove the sign at the beginning if it got there by mistake."),
        notice=True,
    ),
    Code(
        "O05",
        N_("Nothing is called “{given}” in edition {edition}."),
        (_ALLOWED,),
        N_("mint questionnaire list prints the names; the codes of problems stand in what a command tells."),
    ),
    Code(
        "O06",
        N_("This file is one of those that were given; what stands in it would be lost."),
        (),
        N_("Choose another name for what is to be written."),
    ),
    Code(
        "O07",
        N_("For a {format} file something is missing that does not come with mint-index itself."),
        (N_("Install it with: {install}"),),
        N_(
            "Run the command once while there is a connection to the internet, in the environment that mint is installed in, or draw the report in another format."
        ),
    ),
    Code(
        "O08",
        N_("The name does not say which format the file is to have."),
        (N_("Files that end in “{given}” are not written here."), N_("Endings that are: {allowed}.")),
        N_("Let the name end in one of these. Where it has no ending, name the format with --format."),
    ),
    Code(
        "O09",
        N_("No font of this computer has these signs: {signs}. They are drawn as empty boxes."),
        (),
        N_(
            "Install a font that has them, for example one of the Noto fonts, and draw the report again. Until then the PDF does not meet PDF/UA-1, which asks for a letter for every sign."
        ),
        notice=True,
    ),
    Code(
        "O10",
        N_("The name of the file ends in {ending}, but {given} was asked for."),
        (),
        N_("Give the file another ending, or leave out --format: the ending says what is written."),
    ),
    Code(
        "O11",
        N_("The answers of the last round are only brought into a workbook, not into {given}."),
        (),
        N_("Leave out --format, and let the name of the file end in .xlsx."),
    ),
    Code(
        "O12",
        N_(
            "What is to stand beside “{question}” is longer than a cell of a workbook can hold: more than {most} characters."
        ),
        (),
        N_("Shorten the evidence, the note or the names of those who answered, and try again."),
    ),
    Code(
        "L01",
        N_("No template of a report is in this folder."),
        (N_("Expected: {allowed}."),),
        N_("Give the folder in which one of these files lies; docs/own-look.md shows how to write it."),
    ),
    Code(
        "L02",
        N_("This template cannot be used: {reason}."),
        (),
        N_("Correct the line; docs/own-look.md tells what a template may do."),
    ),
    Code(
        "L03",
        N_("Drawing this template takes more than any report needs, and was stopped."),
        (),
        N_("Look for a loop within a loop, or for a block that calls itself."),
    ),
    Code(
        "L04",
        N_("“{found}” has no place in a report."),
        (),
        N_(
            "Take it out. A report runs no program, fetches nothing and leads nowhere by itself, so that it can be passed on without risk."
        ),
    ),
    Code(
        "L05",
        N_("This is no picture that can be a logo, or it is damaged."),
        (N_("Expected: PNG, JPEG or SVG."),),
        N_("Save the picture again from a graphics program as PNG, JPEG or SVG."),
    ),
    Code(
        "L06",
        N_("The logo is larger than {most}."),
        (),
        N_("Save it smaller: 600 points in width are enough for print."),
    ),
    Code(
        "L07",
        N_("The drawing holds “{found}”, which can do more than be seen."),
        (),
        N_("Save it as plain SVG without scripts, links and pictures from elsewhere, or as PNG."),
    ),
    Code(
        "L08",
        N_("“{given}” is not a colour."),
        (N_("Expected: a number sign and six hexadecimal digits, such as #0b5285."),),
        N_("Write the colour in this form, between quotation marks."),
    ),
    Code(
        "L09",
        N_("The text colour {text} on {ground} has a contrast of {found} to 1 and is hard to read."),
        (N_("Needed: {least} to 1."),),
        N_("Make one of the two darker or lighter. The report is drawn all the same."),
        notice=True,
    ),
    Code(
        "L10",
        N_("{option} changes nothing in a {format} file."),
        (),
        N_("Leave it out, or draw the report in another format: HTML knows every option."),
        notice=True,
    ),
)

CODES = {code.id: code for code in _ALL}
"""Every code there is, by its id."""
