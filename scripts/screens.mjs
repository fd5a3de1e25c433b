// The screens of the contact sheet. A new page or dialog is one more line in `screens`.
import * as oversight from './oversightSteps.mjs'
import * as step from './screenSteps.mjs'
import * as users from './usersSteps.mjs'

const { heading, press, table } = step
const { open } = users

/**
 * Every screen, in the order in which it is taken: its name, the address that it starts from, and what leads to it from
 * there; `fullPage` where all of a long page counts. All are taken in one session of the demo organization, so empty pages come before those with contents.
 */
export const screens = [
  { name: 'sign-in', path: '/sign-in', signedOut: true, show: heading('Sign in') },
  { name: 'first-minutes', path: '/users?q=an', show: step.ready },
  { name: 'users', path: '/users', show: step.dismissFirstMinutes },
  { name: 'users-filters', path: '/users?status=ACTIVE&q=an', show: users.openFilters },
  { name: 'users-no-match', path: '/users?q=nobody+at+all&status=ACTIVE', show: heading('No matches') },
  { name: 'users-no-page', path: '/users?page=4000', show: heading('There is no page 4000') },
  { name: 'users-menu', path: '/users', show: step.openRowMenu },
  { name: 'users-selection', path: '/users', show: step.selectFive },
  { name: 'users-compact', path: '/users?size=50&sort=activity', show: step.ready },
  { name: 'status-filter', path: '/users', show: users.openStatusFilter },
  { name: 'views', path: '/users', show: users.openViews },
  { name: 'save-view', path: '/users?status=ACTIVE', show: users.chooseView('Save this view…') },
  { name: 'manage-views', path: '/users', show: users.chooseView('Manage views…') },
  { name: 'preview', path: '/users', show: users.openPreview },
  { name: 'palette', path: '/users', show: users.openPalette('') },
  { name: 'palette-results', path: '/users', show: users.openPalette('an') },
  { name: 'shortcuts', path: '/users', show: users.openShortcuts },
  { name: 'columns', path: '/users', show: open('Columns') },
  { name: 'export', path: '/users', show: open('Export') },
  { name: 'settings', path: '/users', show: press('Settings') },
  { name: 'person', path: '/users', show: step.openPerson },
  { name: 'edit-profile', path: '/users', show: step.onPerson('Edit profile') },
  { name: 'change-role', path: '/users', show: step.onPerson('Change role') },
  { name: 'terminate', path: '/users', show: step.onPerson('Terminate') },
  { name: 'person-invalid-id', path: '/users/0', show: heading('Person not found') },
  { name: 'person-not-found', path: '/users/0f8fad5b-d9cb-469f-a165-70867728950e', show: step.settle },
  { name: 'not-found', path: '/nowhere', show: heading('Page not found') },
  { name: 'access', path: '/access', show: table('Calls') },
  { name: 'plans-empty', path: '/plans', show: heading('No plans yet') },
  { name: 'activity-empty', path: '/activity', show: heading('No changes yet') },
  { name: 'invitations', path: '/invitations', show: table('Invitations') },
  { name: 'invitations-no-match', path: '/invitations?q=nobody+at+all', show: step.settle },
  { name: 'invitations-selection', path: '/invitations', show: step.selectInvitations },
  { name: 'cancel-invitation', path: '/invitations', show: step.cancelInvitation },
  { name: 'invite', path: '/invitations/new', show: heading('Invite people') },
  { name: 'invite-one', path: '/invitations/new', show: step.inviteOne },
  { name: 'invite-many', path: '/invitations/new', show: step.inviteMany },
  { name: 'insights', path: '/insights', show: oversight.insights, fullPage: true },
  { name: 'reviews-empty', path: '/reviews', show: heading('No reviews yet') },
  { name: 'new-review', path: '/reviews', show: press('New review') },
  { name: 'review', path: '/reviews', show: oversight.startReview },
  { name: 'review-finish', path: '/reviews', show: oversight.finishReview },
  { name: 'review-saved', path: '/reviews', show: oversight.saveReview },
  { name: 'review-results', path: '/reviews', show: oversight.endReview },
  { name: 'reviews', path: '/reviews', show: table('Reviews') },
  { name: 'snapshots', path: '/snapshots', show: oversight.saveSnapshot },
  { name: 'reconcile', path: '/plans/reconcile', show: heading('Reconcile a list') },
  { name: 'reconcile-list', path: '/plans/reconcile', show: step.pasteList },
  { name: 'plan', path: '/users', show: step.previewPlan },
  { name: 'plan-finished', path: '/users', show: step.runPlan },
  { name: 'plans', path: '/plans', show: table('Plans') },
  { name: 'activity', path: '/activity', show: table('Activity') },
  { name: 'activity-export', path: '/activity', show: press('Export') },
  { name: 'snapshots-compare', path: '/snapshots', show: oversight.compareSnapshots },
  { name: 'sign-out', path: '/users', show: press('Sign out') },
  { name: 'locked', path: '/users', show: step.lock },
]
